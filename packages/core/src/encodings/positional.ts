import { checkLength, checkOneOf, checkPositiveInteger } from '../check.ts';
import type { FourierEncoding } from './encoding.ts';
import { type FourierOptions, namedFourierEncoding } from './fourier.ts';
import { type FrequencyUnit, unitsPerCycle } from './unit.ts';

/**
 * How the k frequencies of an axis are spaced, with σ the scale:
 * - `code`: b_j = σ^(j/(k−1)) − 1, as in the code released with the paper; the first is 0, a constant feature;
 * - `text`: b_j = σ^(j/k), as in the paper's text; the lowest is 1;
 * - `octaves`: b_j = 2^j up to σ, the original positional encoding of NeRF; k follows from σ.
 */
export type PositionalSpacing = 'code' | 'text' | 'octaves';

export interface PositionalEncodingOptions extends FourierOptions {
  /** Number of coordinates d. */
  inputDim: number;
  /** Number of frequencies m, shared evenly by the axes: each gets ⌊m/d⌋; 256 by default. Not used by `octaves`. */
  frequencyCount?: number;
  /** σ, the highest frequency (minus 1 with `code`), in cycles per unit; greater than 1 in `unit`, at most 2³⁰. */
  scale: number;
  /** Spacing of the frequencies; `code` by default, which made the published tables. */
  spacing?: PositionalSpacing;
  /** Unit in which the spacing's formula is evaluated; `scale` is in cycles per unit either way. `cycles` by default. */
  unit?: FrequencyUnit;
  /** Orthogonal matrix R, `[d, d]` row-major, that turns every frequency: b ← R·b. */
  rotation?: readonly number[];
}

const HIGHEST = 2 ** 30;

/**
 * Returns an encoding with axis-aligned frequencies, spaced geometrically, or rotated away from the axes.
 *
 * @throws RangeError if the scale is out of range, the spacing unknown, an axis would have no frequency, or `rotation` is not `[d, d]`.
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, section 6.1 and the code released with it
 * @example
 * import { positionalEncoding } from '@fourier-features/core';
 *
 * const encoding = positionalEncoding({ inputDim: 2, scale: 64, frequencyCount: 16 }); // up to 63 cycles per unit
 */
export function positionalEncoding({
  inputDim,
  frequencyCount = 256,
  scale,
  spacing = 'code',
  unit = 'cycles',
  rotation,
  ...options
}: PositionalEncodingOptions): FourierEncoding {
  const caller = 'positionalEncoding';
  checkPositiveInteger(caller, 'inputDim', inputDim);
  checkPositiveInteger(caller, 'frequencyCount', frequencyCount);
  checkOneOf(caller, 'spacing', spacing, ['code', 'text', 'octaves']);
  const perCycle = unitsPerCycle(unit);
  const top = perCycle * scale;
  // Octaves begin at 1, which may also be the highest.
  const octaves = spacing === 'octaves';
  if (!(octaves ? top >= 1 : top > 1) || !(scale <= HIGHEST)) {
    const rule = `${octaves ? 'at least' : 'greater than'} ${1 / perCycle} and at most ${HIGHEST}`;
    throw new RangeError(`${caller}: scale must be ${rule}, in cycles per unit, got ${scale}`);
  }
  const perAxis = octaves ? powersOfTwo(top) : geometric(top, spacing, inputDim, frequencyCount);
  const rows = axisAligned(perAxis, inputDim);
  if (rotation) checkLength(caller, 'rotation', rotation, inputDim * inputDim, `[${inputDim}, ${inputDim}]`);
  const frequencies = (rotation ? rows.map((row) => product(rotation, row)) : rows).flat();
  return namedFourierEncoding(
    'positional',
    { scale, spacing, ...(unit === 'cycles' ? {} : { unit }), ...(rotation ? { rotated: true } : {}) },
    { inputDim, frequencies: frequencies.map((frequency) => frequency / perCycle), ...options },
  );
}

function geometric(
  top: number,
  spacing: 'code' | 'text',
  inputDim: number,
  frequencyCount: number,
): number[] {
  const count = Math.floor(frequencyCount / inputDim);
  if (count === 0) {
    throw new RangeError(
      `positionalEncoding: frequencyCount must be at least ${inputDim}, 1 per axis, got ${frequencyCount}`,
    );
  }
  // 2^(s·x) with s = log₂ σ is exact where σ and its power are powers of 2.
  const s = Math.log2(top);
  return Array.from({ length: count }, (_, j) => {
    if (spacing === 'text') return 2 ** ((s * j) / count);
    return count === 1 ? 0 : 2 ** ((s * j) / (count - 1)) - 1;
  });
}

/** 1, 2, 4 … up to `top`. */
function powersOfTwo(top: number): number[] {
  // log₂ of (2⁸/2π)·2π may fall short of 8 by rounding.
  return Array.from({ length: Math.floor(Math.log2(top) + 1e-9) + 1 }, (_, j) => 2 ** j);
}

/** One row per axis and frequency, axis by axis. */
function axisAligned(perAxis: readonly number[], inputDim: number): number[][] {
  const axes = Array.from({ length: inputDim }, (_, axis) => axis);
  return axes.flatMap((axis) =>
    perAxis.map((frequency) => axes.map((other) => (other === axis ? frequency : 0))),
  );
}

/** R·b. */
function product(matrix: readonly number[], vector: readonly number[]): number[] {
  const d = vector.length;
  return vector.map((_, row) => vector.reduce((sum, value, k) => sum + matrix[row * d + k]! * value, 0));
}
