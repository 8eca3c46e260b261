import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodePng } from '@fourier-features/pictures';

/** Writes stripes.png, 24×16, RGB, into a folder. */
export async function writeStripes(folder: string): Promise<string> {
  const [width, height] = [24, 16];
  const values = Float32Array.from({ length: width * height * 3 }, (_, i) => {
    const column = Math.floor(i / 3) % width;
    const row = Math.floor(i / 3 / width);
    return 0.5 + 0.4 * Math.sin((column + 2 * row) / 3 + (i % 3));
  });
  const path = join(folder, 'stripes.png');
  await writeFile(path, await encodePng({ width, height, channels: 3, values }));
  return path;
}

/** A network that trains in no time. */
export const TINY = ['--features', '8', '--width', '8', '--depth', '2', '--batch', '32'] as const;
