import type { Parameter } from '../parameters.ts';
import type { Random } from '../random/random.ts';
import { layerSizes, type Network } from './network.ts';

/** Draws weights `[fan-in, fan-out]` and biases `[fan-out]` of each layer, in order. */
export type Initializer = (network: Network, random: Random) => Parameter[];

/** Standard deviation of a normal restricted to ±2. */
const TRUNCATED_DEVIATION = 0.87962566;

/**
 * Draws Glorot weights, normal with variance 2/(fan-in + fan-out) and restricted to ±2 deviations, and biases N(0, 0.01²),
 * as the published image, CT, MRI, NeRF and shape runs did (`jax.experimental.stax.Dense`). With `threefryRandom(10)` it
 * draws the weights of the published image networks, within the rounding of erf⁻¹.
 *
 * @example
 * import { glorotTruncated, identityEncoding, initialField } from '@fourier-features/core';
 *
 * const encoding = identityEncoding({ inputDim: 2 });
 * const field = initialField({ encoding, outputDim: 1, width: 8, initializer: glorotTruncated }); // the default
 */
export const glorotTruncated: Initializer = (network, random) =>
  dense(
    network,
    random,
    (fanIn, fanOut) => Math.sqrt(2 / (fanIn + fanOut)) / TRUNCATED_DEVIATION,
    (source, count) => source.truncatedNormals(count),
    0.01,
  );

/**
 * Draws weights N(0, 2/fan-in), which keep the variance of activations through ReLU, and sets biases to 0.
 *
 * @see He et al. 2015, https://arxiv.org/abs/1502.01852
 * @example
 * import { heNormal, identityEncoding, initialField } from '@fourier-features/core';
 *
 * const field = initialField({ encoding: identityEncoding({ inputDim: 2 }), outputDim: 1, width: 8, initializer: heNormal });
 */
export const heNormal: Initializer = (network, random) =>
  dense(
    network,
    random,
    (fanIn) => Math.sqrt(2 / fanIn),
    (source, count) => source.normals(count),
    0,
  );

/**
 * Draws weights N(0, 1/fan-in) and sets biases to 0: the "standard" parameterisation of the paper's 1-D kernel experiments.
 *
 * @example
 * import { identityEncoding, initialField, lecunNormal } from '@fourier-features/core';
 *
 * const field = initialField({ encoding: identityEncoding({ inputDim: 1 }), outputDim: 1, width: 8, initializer: lecunNormal });
 */
export const lecunNormal: Initializer = (network, random) =>
  dense(
    network,
    random,
    (fanIn) => Math.sqrt(1 / fanIn),
    (source, count) => source.normals(count),
    0,
  );

function dense(
  network: Network,
  random: Random,
  weightDeviation: (fanIn: number, fanOut: number) => number,
  draw: (source: Random, count: number) => Float32Array,
  biasDeviation: number,
): Parameter[] {
  let running = random;
  return layerSizes(network).flatMap(({ fanIn, fanOut }, layer) => {
    // The published code splits its key once for each dense layer and once for each activation between two of them.
    if (layer > 0) running = running.split(2)[0]!;
    const [next, ofLayer] = running.split(2) as [Random, Random];
    running = next;
    const [ofWeights, ofBiases] = ofLayer.split(2) as [Random, Random];
    const deviation = weightDeviation(fanIn, fanOut);
    const weights = draw(ofWeights, fanIn * fanOut).map((value) => value * deviation);
    const biases = biasDeviation === 0 ? new Float32Array(fanOut) : ofBiases.normals(fanOut);
    return [
      { name: `dense${layer}.weight`, shape: [fanIn, fanOut], values: weights },
      { name: `dense${layer}.bias`, shape: [fanOut], values: biases.map((value) => value * biasDeviation) },
    ];
  });
}
