import { checkPositive, checkPositiveInteger } from '../check.ts';
import { createRandom } from '../random/createRandom.ts';
import type { Random } from '../random/random.ts';
import type { Encoding } from './encoding.ts';
import { type FourierOptions, namedFourierEncoding } from './fourier.ts';

export interface SampledEncodingOptions extends FourierOptions {
  /** d, the number of coordinates. */
  inputDim: number;
  /** m, the number of frequency vectors. */
  frequencyCount?: number;
  /** What the unit draws are multiplied by (for log-uniform: the top of the range), in cycles per unit. */
  scale: number;
  /** Where B comes from. */
  random?: Random;
}

/** Random Fourier features: the entries of B are σ·N(0, 1), drawn once. */
export function gaussianEncoding(options: SampledEncodingOptions): Encoding {
  return sampledEncoding('gaussian', options, (count, random) => random.normals(count));
}

/** The entries of B are σ·U[0, 1). */
export function uniformEncoding(options: SampledEncodingOptions): Encoding {
  return sampledEncoding('uniform', options, (count, random) => random.uniforms(count));
}

/** The entries of B are σ·Laplace(0, 1), by the inverse of its distribution function. */
export function laplacianEncoding(options: SampledEncodingOptions): Encoding {
  return sampledEncoding('laplacian', options, (count, random) =>
    random.uniforms(count).map((uniform) => {
      // Centred in their cells of 2^-24, the draws never reach the poles of the logarithm.
      const centred = uniform + 2 ** -25 - 0.5;
      return -Math.sign(centred) * Math.log1p(-2 * Math.abs(centred));
    }),
  );
}

/**
 * The entries of B are σ^U[0, 1): density 1/(b ln σ) on [1, σ), the random relative of positional encoding.
 *
 * @throws RangeError unless σ is greater than 1.
 */
export function logUniformEncoding(options: SampledEncodingOptions): Encoding {
  if (!(options.scale > 1)) {
    throw new RangeError(
      `log-uniform encoding: scale must be greater than 1 cycle per unit, got ${options.scale}`,
    );
  }
  return sampledEncoding('log-uniform', options, (count, random) =>
    // sampledEncoding multiplies by σ: σ^u = σ·σ^(u−1).
    random.uniforms(count).map((uniform) => options.scale ** (uniform - 1)),
  );
}

/** The four families of the paper's comparison of distributions, https://arxiv.org/abs/2006.10739, table 2. */
function sampledEncoding(
  name: 'gaussian' | 'uniform' | 'log-uniform' | 'laplacian',
  { inputDim, frequencyCount = 256, scale, random = createRandom(0), ...options }: SampledEncodingOptions,
  draw: (count: number, random: Random) => Float32Array,
): Encoding {
  const caller = `${name} encoding`;
  checkPositiveInteger(caller, 'inputDim', inputDim);
  checkPositiveInteger(caller, 'frequencyCount', frequencyCount);
  checkPositive(caller, 'scale', scale, 'in cycles per unit');
  const frequencies = draw(frequencyCount * inputDim, random).map((value) => value * scale);
  return namedFourierEncoding(name, { scale }, { inputDim, frequencies, ...options });
}
