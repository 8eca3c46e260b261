import { posix } from 'node:path';
import type { UnpackedTarball } from './unpackedTarball.ts';

/** Data and fonts, which may be the work of others. */
const DATA = /\.(png|jpe?g|webp|gz|nii|npy|obj|glb|ply|stl|dcm|mgz|woff2?|ttf|otf)$/;
const LICENSE_FILE = /^LICENSE(\.txt|\.md)?$/;

/** Returns a line for every folder of data without a licence file of its own, which names the authors and their terms. */
export function creditFaults({ files }: UnpackedTarball): string[] {
  const paths = [...files.keys()];
  const folders = new Set(paths.filter((path) => DATA.test(path)).map((path) => posix.dirname(path)));
  return [...folders]
    .filter(
      (folder) =>
        !paths.some((path) => posix.dirname(path) === folder && LICENSE_FILE.test(posix.basename(path))),
    )
    .map((folder) => `${folder} holds data without a LICENSE.txt`);
}
