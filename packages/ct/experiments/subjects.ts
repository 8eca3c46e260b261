import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { threefryRandom } from '@fourier-features/core';
import { colinSlice, publishedSheppLogan } from '@fourier-features/datasets';
import { boxReduce, decodePicture } from '@fourier-features/pictures';
import type { CtData } from './protocol.ts';

/** An image to reconstruct. */
export interface Subject {
  readonly name: string;
  readonly data: CtData;
  /** Values in [0, 1], `[side, side]`. */
  readonly truth: Float32Array;
  /** SHA-256 of the picture's file, or of the phantom's values. */
  readonly sha256: string;
}

/** The seed of the published phantoms. */
const PHANTOM_SEED = 10;

/**
 * Returns the subject of that name.
 *
 * @throws RangeError if the name is neither `shepp:<0 to 15>` nor that of a slice.
 */
export async function readSubject(name: string, side: number): Promise<Subject> {
  const [data, which = ''] = name.split(':');
  if (data === 'shepp') {
    const random = threefryRandom(PHANTOM_SEED);
    const { values } = publishedSheppLogan({ index: Number(which), random, shape: [side, side] });
    return { name, data, truth: values, sha256: hash(values) };
  }
  if (data !== 'brain') throw new RangeError(`a subject must be shepp:<index> or brain:<slice>, got ${name}`);
  const bytes = await readFile(colinSlice(which).url);
  const picture = await decodePicture(bytes);
  const { values } = boxReduce(picture, picture.width / side);
  const largest = values.reduce((a, b) => Math.max(a, b), 0);
  return { name, data, truth: values.map((value) => value / largest), sha256: hash(bytes) };
}

function hash(content: Uint8Array | Float32Array): string {
  return createHash('sha256').update(content).digest('hex');
}
