import { checkOneOf } from '../check.ts';
import type { Random } from '../random/random.ts';
import { basicEncoding } from './basic.ts';
import type { FourierEncoding } from './encoding.ts';
import { identityEncoding } from './identity.ts';
import { positionalEncoding } from './positional.ts';
import { gaussianEncoding, laplacianEncoding, logUniformEncoding, uniformEncoding } from './sampled.ts';
import type { FrequencyUnit } from './unit.ts';

/**
 * The encodings that a name and a scale determine. `none` is the identity, the paper's "no mapping"; the suffix of
 * positional ones is their spacing, `rotated` ones are turned by 45° about z and then x.
 */
export type ScaledEncodingName = (typeof NAMES)[number];

const NAMES = [
  'none',
  'basic',
  'positional',
  'positional-text',
  'positional-octaves',
  'positional-rotated',
  'positional-octaves-rotated',
  'gaussian',
  'uniform',
  'log-uniform',
  'laplacian',
] as const;

/** What a task fixes for all of its encodings. */
export interface EncodingSetting {
  /** Number of coordinates d. */
  inputDim: number;
  /** Whether features are divided by ‖a‖; false by default. */
  normalise?: boolean;
  /** Where `none` maps [0, 1] to; [0, 1] by default. */
  inputRange?: readonly [low: number, high: number];
  /** Unit in which `basic` and the positional encodings evaluate their formulas; `cycles` by default. */
  unit?: FrequencyUnit;
}

export interface EncodingByNameOptions extends EncodingSetting {
  /**
   * Cycles per unit: the deviation of B's entries (see the sampled encodings), or the highest frequency of the positional
   * ones. Not used by `none` and `basic`, which may have null.
   */
  scale: number | null;
  /** Number of frequencies m. */
  frequencyCount: number;
  /** Random generator for B. */
  random: Random;
}

/** R_x·R_z with both angles 45°. */
const TURNED: readonly number[] = [
  Math.SQRT1_2,
  -Math.SQRT1_2,
  0,
  Math.SQRT1_2 * Math.SQRT1_2,
  Math.SQRT1_2 * Math.SQRT1_2,
  -Math.SQRT1_2,
  Math.SQRT1_2 * Math.SQRT1_2,
  Math.SQRT1_2 * Math.SQRT1_2,
  Math.SQRT1_2,
];

/**
 * Returns the encoding of that name.
 *
 * @throws RangeError if there is no encoding of that name, the scale is missing or out of its range, or a rotated encoding is
 * not for 3 coordinates.
 * @example
 * import { encodingByName, seededRandom } from '@fourier-features/core';
 *
 * const encoding = encodingByName('gaussian', { inputDim: 2, scale: 10, frequencyCount: 64, random: seededRandom(0) });
 */
export function encodingByName(
  name: ScaledEncodingName,
  {
    inputDim,
    scale,
    frequencyCount,
    random,
    normalise = false,
    inputRange = [0, 1],
    unit = 'cycles',
  }: EncodingByNameOptions,
): FourierEncoding {
  checkOneOf('encodingByName', 'name', name, NAMES);
  if (name === 'none') return identityEncoding({ inputDim, inputRange });
  if (name === 'basic') return basicEncoding({ inputDim, normalise, unit });
  if (typeof scale !== 'number')
    throw new RangeError(
      `encodingByName: scale of ${name} must be a number, in cycles per unit, got ${scale}`,
    );
  const sampled = { inputDim, frequencyCount, scale, random, normalise };
  switch (name) {
    case 'gaussian':
      return gaussianEncoding(sampled);
    case 'uniform':
      return uniformEncoding(sampled);
    case 'log-uniform':
      return logUniformEncoding(sampled);
    case 'laplacian':
      return laplacianEncoding(sampled);
  }
  const spacing = name.includes('octaves') ? 'octaves' : name === 'positional-text' ? 'text' : 'code';
  const rotation = name.endsWith('rotated') ? { rotation: TURNED } : {};
  return positionalEncoding({ inputDim, frequencyCount, scale, normalise, unit, spacing, ...rotation });
}
