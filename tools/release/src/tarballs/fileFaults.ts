import { homedir } from 'node:os';
import type { UnpackedTarball } from './unpackedTarball.ts';

const REQUIRED = ['LICENSE', 'README.md', 'package.json'];
/** Folders and files of development, by path. */
const FOREIGN =
  /(^|\/)(test|experiments|records|node_modules|\.turbo)\/|\.(test\.ts|tsbuildinfo|tgz|log|env)$|(^|\/)\.(npmrc|env)/;
/** What is searched for paths of the machine; binary files hold anything. */
const TEXT = /\.([cm]?[jt]s|map|json|md|c|h|txt)$|^LICENSE$/;

/**
 * Returns a line for every file that a tarball lacks or should not hold, and every file that names a folder of the machine on
 * which it was made.
 *
 * @param machinePaths folders of this machine.
 */
export function fileFaults(
  { files }: UnpackedTarball,
  machinePaths: readonly string[] = [process.cwd(), homedir()],
): string[] {
  const missing = REQUIRED.filter((path) => !files.get(path)?.length).map((path) => `${path} is missing`);
  const foreign = [...files.keys()]
    .filter((path) => FOREIGN.test(path))
    .map((path) => `${path} is not for users`);
  const local = [...files]
    .filter(([path, content]) => TEXT.test(path) && machinePaths.some((each) => content.includes(`${each}/`)))
    .map(([path]) => `${path} names a folder of this machine`);
  return [...missing, ...foreign, ...local];
}
