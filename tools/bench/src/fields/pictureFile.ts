import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boxReduce, decodePicture } from '@fourier-features/pictures';
import type { PictureFile } from './training.ts';

/**
 * Calls `use` with the pixels of a picture, reduced by an integer factor, in a temporary file, so that all who train see the
 * same numbers.
 *
 * @throws RangeError unless the picture is RGB.
 */
export async function withPictureFile<Result>(
  location: URL,
  factor: number,
  use: (picture: PictureFile) => Promise<Result>,
): Promise<Result> {
  const { width, height, channels, values } = boxReduce(
    await decodePicture(await readFile(location)),
    factor,
  );
  if (channels !== 3)
    throw new RangeError(`bench: the picture must be RGB, with 3 channels, got ${channels}`);
  const folder = await mkdtemp(join(tmpdir(), 'fourier-features-bench-'));
  try {
    const path = join(folder, 'pixels');
    await writeFile(path, values);
    return await use({ path, width, height });
  } finally {
    await rm(folder, { recursive: true });
  }
}
