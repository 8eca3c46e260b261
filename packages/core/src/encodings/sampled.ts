import { checkPositive, checkPositiveInteger } from '../check.ts';
import type { Random } from '../random/random.ts';
import { seededRandom } from '../random/seededRandom.ts';
import type { FourierEncoding } from './encoding.ts';
import { builderOf, type FourierOptions, namedFourierEncoding } from './fourier.ts';

export interface SampledEncodingOptions extends FourierOptions {
  /** Number of coordinates d. */
  inputDim: number;
  /** Number of frequencies m; 256 by default. */
  frequencyCount?: number;
  /** σ, in cycles per unit: the factor of unit draws, or the upper end of the log-uniform range. */
  scale: number;
  /** Random generator for B. */
  random?: Random;
}

/**
 * Returns random Fourier features: the entries of B are σ·N(0, 1), so σ is their standard deviation.
 *
 * @throws RangeError if a size is not a positive integer or σ is not positive.
 * @example
 * import { gaussianEncoding } from '@fourier-features/core';
 *
 * const encoding = gaussianEncoding({ inputDim: 2, scale: 10 });
 */
export function gaussianEncoding(options: SampledEncodingOptions): FourierEncoding {
  return sampledEncoding('gaussian', options, (count, random) => random.normals(count));
}

/**
 * Returns an encoding whose entries of B are σ·U[0, 1), with root mean square σ/√3.
 *
 * @throws RangeError if a size is not a positive integer or σ is not positive.
 * @example
 * import { uniformEncoding } from '@fourier-features/core';
 *
 * const encoding = uniformEncoding({ inputDim: 2, scale: 17 });
 */
export function uniformEncoding(options: SampledEncodingOptions): FourierEncoding {
  return sampledEncoding('uniform', options, (count, random) => random.uniforms(count));
}

/**
 * Returns an encoding whose entries of B are σ·Laplace(0, 1), with root mean square σ√2, drawn by the inverse of the
 * distribution function.
 *
 * @throws RangeError if a size is not a positive integer or σ is not positive.
 * @example
 * import { laplacianEncoding } from '@fourier-features/core';
 *
 * const encoding = laplacianEncoding({ inputDim: 2, scale: 7 });
 */
export function laplacianEncoding(options: SampledEncodingOptions): FourierEncoding {
  return sampledEncoding('laplacian', options, (count, random) =>
    random.uniforms(count).map((uniform) => {
      // Centred in their cells of 2^-24, the draws never reach the poles of the logarithm.
      const centred = uniform + 2 ** -25 - 0.5;
      return -Math.sign(centred) * Math.log1p(-2 * Math.abs(centred));
    }),
  );
}

/**
 * Returns an encoding whose entries of B are σ^U[0, 1): density 1/(b ln σ) on [1, σ), with root mean square
 * √((σ² − 1)/(2 ln σ)); the random counterpart of positional encoding.
 *
 * @throws RangeError if a size is not a positive integer or σ is not greater than 1.
 * @example
 * import { logUniformEncoding } from '@fourier-features/core';
 *
 * const encoding = logUniformEncoding({ inputDim: 2, scale: 26 });
 */
export function logUniformEncoding(options: SampledEncodingOptions): FourierEncoding {
  if (!(options.scale > 1)) {
    throw new RangeError(
      `logUniformEncoding: scale must be greater than 1, in cycles per unit, got ${options.scale}`,
    );
  }
  return sampledEncoding('log-uniform', options, (count, random) =>
    // sampledEncoding multiplies by σ: σ^u = σ·σ^(u−1).
    random.uniforms(count).map((uniform) => options.scale ** (uniform - 1)),
  );
}

/** Builds the four families of the paper's comparison of distributions, https://arxiv.org/abs/2006.10739, table 2. */
function sampledEncoding(
  name: 'gaussian' | 'uniform' | 'log-uniform' | 'laplacian',
  { inputDim, frequencyCount = 256, scale, random = seededRandom(0), ...options }: SampledEncodingOptions,
  draw: (count: number, random: Random) => Float32Array,
): FourierEncoding {
  const caller = builderOf(name);
  checkPositiveInteger(caller, 'inputDim', inputDim);
  checkPositiveInteger(caller, 'frequencyCount', frequencyCount);
  checkPositive(caller, 'scale', scale, 'in cycles per unit');
  const frequencies = draw(frequencyCount * inputDim, random).map((value) => value * scale);
  return namedFourierEncoding(name, { scale }, { inputDim, frequencies, ...options });
}
