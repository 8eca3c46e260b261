import * as mri from '@fourier-features/mri';
import type { Doubts } from '../doubts.ts';
import { percent } from '../percent.ts';
import type { FastMriReference } from './fastMri.ts';

/** Correlation with the file's own reconstruction below which k-space is not what made it. */
const LEAST_CORRELATION = 0.8;

/**
 * Compares the zero-filled image with the reconstruction that a file brings along, which covers the middle of the image.
 *
 * @param kspace `[coils, ...shape, 2]`, DC first.
 */
export function referenceDoubts(
  kspace: Float32Array,
  shape: readonly number[],
  reference: FastMriReference | undefined,
): Doubts {
  if (!reference) return { warnings: [], notes: [] };
  const image = croppedToMiddle(mri.zeroFilled({ shape, kspace }), shape, reference.shape);
  const correlation = correlationOf(image, reference.values);
  if (!(correlation >= LEAST_CORRELATION))
    return {
      warnings: [
        `the correlation of the zero-filled image with ${reference.name} of the file is ${correlation.toFixed(2)}, so k-space is not what that was made from. Check that the file is whole.`,
      ],
      notes: [],
    };
  const error = Math.sqrt(squares(image, reference.values) / squares(reference.values));
  return {
    warnings: [],
    notes: [`the zero-filled image differs from ${reference.name} of the file by ${percent(error)} (RMS).`],
  };
}

/** Returns the middle of a plane, from row ⌊(h − r)/2⌋ and column ⌊(w − c)/2⌋. */
function croppedToMiddle(
  image: Float32Array,
  [height, width]: readonly number[],
  [rows, columns]: readonly number[],
): Float32Array {
  const top = Math.floor((height! - rows!) / 2);
  const left = Math.floor((width! - columns!) / 2);
  return Float32Array.from(
    { length: rows! * columns! },
    (_, i) => image[(top + Math.floor(i / columns!)) * width! + left + (i % columns!)]!,
  );
}

function squares(values: Float32Array, from?: Float32Array): number {
  return values.reduce((sum, value, i) => sum + (value - (from?.[i] ?? 0)) ** 2, 0);
}

function correlationOf(a: Float32Array, b: Float32Array): number {
  const mean = (values: Float32Array): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [both, one, other] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    both += (a[i]! - ma) * (b[i]! - mb);
    one += (a[i]! - ma) ** 2;
    other += (b[i]! - mb) ** 2;
  }
  return both / Math.sqrt(one * other);
}
