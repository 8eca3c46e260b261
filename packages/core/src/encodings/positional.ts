import { checkPositiveInteger } from '../check.ts';
import type { Encoding } from './encoding.ts';
import { type FourierOptions, namedFourierEncoding } from './fourier.ts';

export interface PositionalEncodingOptions extends FourierOptions {
  /** d, the number of coordinates. */
  inputDim: number;
  /** m, shared evenly by the axes: each gets floor(m/d). */
  frequencyCount?: number;
  /** s = log₂ σ: the highest frequency is near 2ˢ cycles per unit. Greater than 0, at most 30. */
  maxLogFrequency: number;
}

/**
 * Axis-aligned, log-spaced frequencies as the published tables were made with them:
 * on each axis b_j = 2^(s·j/(k−1)) − 1, j = 0 … k−1, k = floor(m/d). The first is 0, a constant feature.
 *
 * @see Tancik et al. 2020, the code released with the paper
 */
export function positionalEncoding(options: PositionalEncodingOptions): Encoding {
  const { maxLogFrequency } = options;
  return axisAligned('positional', options, (j, count) =>
    count === 1 ? 0 : 2 ** ((maxLogFrequency * j) / (count - 1)) - 1,
  );
}

/**
 * The same as the text of the paper has it: b_j = σ^(j/k) with σ = 2ˢ, j = 0 … k−1, so the lowest is 1 cycle per unit.
 *
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, section 6.1
 */
export function publishedPositionalEncoding(options: PositionalEncodingOptions): Encoding {
  const { maxLogFrequency } = options;
  return axisAligned('positional-published', options, (j, count) => 2 ** ((maxLogFrequency * j) / count));
}

function axisAligned(
  name: 'positional' | 'positional-published',
  { inputDim, frequencyCount = 256, maxLogFrequency, ...options }: PositionalEncodingOptions,
  frequency: (j: number, count: number) => number,
): Encoding {
  const caller = `${name} encoding`;
  checkPositiveInteger(caller, 'inputDim', inputDim);
  checkPositiveInteger(caller, 'frequencyCount', frequencyCount);
  if (!(maxLogFrequency > 0 && maxLogFrequency <= 30)) {
    throw new RangeError(
      `${caller}: maxLogFrequency must be in (0, 30], the base-2 logarithm of cycles per unit, got ${maxLogFrequency}`,
    );
  }
  const perAxis = Math.floor(frequencyCount / inputDim);
  if (perAxis === 0) {
    throw new RangeError(
      `${caller}: frequencyCount must be at least one per axis, ${inputDim}, got ${frequencyCount}`,
    );
  }
  const frequencies = new Float32Array(perAxis * inputDim * inputDim);
  for (let axis = 0; axis < inputDim; axis++) {
    for (let j = 0; j < perAxis; j++) {
      frequencies[(axis * perAxis + j) * inputDim + axis] = frequency(j, perAxis);
    }
  }
  return namedFourierEncoding(name, { scale: maxLogFrequency }, { inputDim, frequencies, ...options });
}
