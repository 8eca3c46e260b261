import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../terminal/userError.ts';

/** Where the built page is: in the published package, and in a clone. */
const FOLDERS = [
  new URL('../viewer/', import.meta.url),
  new URL('../../../viewer/dist/', import.meta.url),
] as const;

/**
 * Returns the files of the page by their paths on the server, such as `assets/index.js`.
 *
 * @throws UserError if the page is not built, as in a fresh clone.
 */
export async function pageFiles(): Promise<ReadonlyMap<string, string>> {
  for (const url of FOLDERS) {
    const folder = fileURLToPath(url);
    const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
    if (names.includes('index.html'))
      return new Map(names.map((name) => [name.replaceAll(sep, '/'), join(folder, name)]));
  }
  throw new UserError('view: the page is not built. Run: npx pnpm --filter @fourier-features/viewer build');
}
