import { mkdir, writeFile } from 'node:fs/promises';

const FOLDER = new URL('../src/assets/figures/', import.meta.url);

/** Writes a figure of the guide as `src/assets/figures/<name>.svg`. */
export async function writeFigure(name: string, svg: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  await writeFile(new URL(`${name}.svg`, FOLDER), svg);
  process.stdout.write(`${name}.svg: ${svg.length} bytes\n`);
}
