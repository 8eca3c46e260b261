import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { loadScene, proceduralScene, reduceView, type View } from '@fourier-features/nerf';
import { decodePicture } from '@fourier-features/pictures';
import type { NerfProtocol } from './protocol.ts';

/** What is learnt from, and what is measured on. */
export interface ExperimentScene {
  readonly name: string;
  /** Of the pictures and poses as they are learnt. */
  readonly sha256: string;
  readonly train: readonly View[];
  readonly test: readonly View[];
}

/** The scene in a folder, or the procedural one; pictures wider than the protocol's are reduced by a whole factor. */
export async function readScene(
  folder: string | undefined,
  { width, rays, seed }: NerfProtocol,
): Promise<ExperimentScene> {
  const { train, test } =
    folder === undefined ? proceduralScene({ width, seed }) : await readFolder(folder, rays);
  const reduced = (views: readonly View[]): View[] =>
    views.map((view) => reduceView(view, Math.max(1, Math.floor(view.camera.width / width))));
  const scene = { train: reduced(train), test: reduced(test) };
  const hash = createHash('sha256');
  for (const { camera, picture } of [...scene.train, ...scene.test])
    hash.update(camera.pose).update(picture.values);
  const name = folder === undefined ? 'solids' : basename(resolve(folder));
  return { name, sha256: hash.digest('hex'), ...scene };
}

async function readFolder(
  folder: string,
  rays: NerfProtocol['rays'],
): Promise<{ train: readonly View[]; test: readonly View[] }> {
  const bytes = async (path: string): Promise<Uint8Array | undefined> =>
    existsSync(join(folder, path)) ? readFile(join(folder, path)) : undefined;
  const { train, heldOut } = await loadScene(
    {
      text: async (path) => {
        const file = await bytes(path);
        return file && new TextDecoder().decode(file);
      },
      picture: async (path) => {
        const file = await bytes(path);
        return file && decodePicture(file);
      },
    },
    { rays },
  );
  return { train, test: heldOut };
}
