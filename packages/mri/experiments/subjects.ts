import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { seededRandom } from '@fourier-features/core';
import { colinVolumes, decodeNifti, randomSheppLogan3d, resizeVolume } from '@fourier-features/datasets';

/** A volume to reconstruct. */
export interface Subject {
  readonly name: string;
  /** Values in [0, 1], `[side, side, side]`. */
  readonly truth: Float32Array;
  /** SHA-256 of the volume's file, or of the phantom's values. */
  readonly sha256: string;
}

/**
 * Returns the subject of that name.
 *
 * @throws RangeError if the name is neither that of a bundled scan nor `shepp:<seed>`.
 */
export async function readSubject(name: string, side: number): Promise<Subject> {
  const seed = /^shepp:(\d+)$/.exec(name)?.[1];
  if (seed) {
    const { values } = randomSheppLogan3d({
      shape: [side, side, side],
      normals: seededRandom(Number(seed)).normals(80),
    });
    return { name, truth: values, sha256: hash(values) };
  }
  const scan = colinVolumes.find((each) => each.name === name);
  if (!scan) {
    const names = colinVolumes.map((each) => each.name).join(', ');
    throw new RangeError(`a subject must be one of ${names} or shepp:<seed>, got ${name}`);
  }
  const bytes = await readFile(scan.url);
  const { values } = resizeVolume(await decodeNifti(bytes), [side, side, side]);
  const largest = values.reduce((a, b) => Math.max(a, b), 0);
  return { name, truth: values.map((value) => value / largest), sha256: hash(bytes) };
}

function hash(content: Uint8Array | Float32Array): string {
  return createHash('sha256').update(content).digest('hex');
}
