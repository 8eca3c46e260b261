import { readdir, readFile } from 'node:fs/promises';

const FOLDER = new URL('../../seeds/', import.meta.url);

/** Returns the committed files of a format, which other software wrote. */
export async function seedFiles(format: string): Promise<Uint8Array[]> {
  const folder = new URL(`${format}/`, FOLDER);
  const names = (await readdir(folder)).toSorted();
  return Promise.all(names.map(async (name) => new Uint8Array(await readFile(new URL(name, folder)))));
}
