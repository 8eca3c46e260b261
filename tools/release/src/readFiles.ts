import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Returns the content of every file in a folder and below, by its path from there, with forward slashes. */
export async function readFiles(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .toSorted();
  const read = async (path: string): Promise<[string, Buffer]> => [
    path.replaceAll(sep, '/'),
    await readFile(join(folder, path)),
  ];
  return new Map(await Promise.all(paths.map(read)));
}
