import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodePng, type Picture } from '@fourier-features/pictures';

/** Returns a picture, RGB, in which no two rows or columns are alike. */
export function stripes(width = 24, height = 16): Picture {
  const values = Float32Array.from({ length: width * height * 3 }, (_, i) => {
    const column = Math.floor(i / 3) % width;
    const row = Math.floor(i / 3 / width);
    return 0.5 + 0.4 * Math.sin((column + 2 * row) / 3 + (i % 3));
  });
  return { width, height, channels: 3, values };
}

/** Writes stripes.png into a folder and returns its path. */
export async function writeStripes(folder: string, width?: number, height?: number): Promise<string> {
  const path = join(folder, 'stripes.png');
  await writeFile(path, await encodePng(stripes(width, height)));
  return path;
}

/** A network that trains in no time. */
export const TINY = ['--frequencies', '8', '--width', '8', '--depth', '2'] as const;
