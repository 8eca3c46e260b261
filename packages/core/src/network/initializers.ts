import type { Parameter } from '../parameters.ts';
import type { Random } from '../random/random.ts';
import { layerSizes, type Network } from './network.ts';

/** Draws weights `[fan-in, fan-out]` and biases `[fan-out]` of each layer, in order. */
export type Initializer = (network: Network, random: Random) => Parameter[];

/** Standard deviation of a normal restricted to ±2. */
const TRUNCATED_DEVIATION = 0.87962566;

/**
 * Glorot weights of variance 2/(fan-in + fan-out), normal restricted to ±2 deviations, and biases N(0, 0.01²): what
 * the published image, CT, MRI, NeRF and shape runs used (`jax.experimental.stax.Dense`). With `threefryRandom(10)` it
 * draws the weights of the published image networks, within the rounding of erf⁻¹.
 */
export const glorotTruncated: Initializer = (network, random) =>
  dense(
    network,
    random,
    (fanIn, fanOut) => Math.sqrt(2 / (fanIn + fanOut)) / TRUNCATED_DEVIATION,
    (source, count) => source.truncatedNormals(count),
    0.01,
  );

/** Weights N(0, 2/fan-in), which keep the size of activations through ReLU; biases 0. He et al. 2015. */
export const heNormal: Initializer = (network, random) =>
  dense(
    network,
    random,
    (fanIn) => Math.sqrt(2 / fanIn),
    (source, count) => source.normals(count),
    0,
  );

/** Weights N(0, 1/fan-in), biases 0: the "standard" parameterisation of the paper's 1-D kernel experiments. */
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
