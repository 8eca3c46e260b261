import type { Parameter } from '../parameters.ts';
import type { Random } from '../random/random.ts';
import type { FinerActivation, HiddenActivation, SineActivation } from './activations.ts';
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

/**
 * Draws weights and biases U(−1/√fan-in, 1/√fan-in), the initialisation of PyTorch's `nn.Linear`, with which networks of
 * Gaussians and Gabor wavelets were published.
 *
 * @see Saragadam et al. 2023, https://arxiv.org/abs/2301.05187, and the code released with it
 * @example
 * import { identityEncoding, initialField, uniformFanIn } from '@fourier-features/core';
 *
 * const encoding = identityEncoding({ inputDim: 2, inputRange: [-1, 1] });
 * const field = initialField({ encoding, outputDim: 1, width: 8, initializer: uniformFanIn });
 */
export const uniformFanIn: Initializer = (network, random) =>
  uniformLayers(network, random, (fanIn) => 1 / Math.sqrt(fanIn));

/**
 * Draws weights U(−b, b) with b = 1/fan-in in the first layer and √(6/fan-in)/ω in the others, where ω is that of the layer's
 * activation, or of the one before the output layer, and biases U(−1/√fan-in, 1/√fan-in): with coordinates in [−1, 1], the
 * activations of sines then have the same distribution in all layers. Layers without an ω get the bounds of `uniformFanIn`.
 *
 * @see Sitzmann et al. 2020, https://arxiv.org/abs/2006.09661, section 3.2; biases as in the code released with it
 * @example
 * import { identityEncoding, initialField, sirenUniform } from '@fourier-features/core';
 *
 * const encoding = identityEncoding({ inputDim: 2, inputRange: [-1, 1] });
 * const hiddenActivation = { kind: 'sine', omega: 30 } as const;
 * const field = initialField({ encoding, outputDim: 1, hiddenActivation, initializer: sirenUniform }); // the default
 */
export const sirenUniform: Initializer = (network, random) =>
  uniformLayers(network, random, (fanIn, layer) => {
    if (layer === 0) return 1 / fanIn;
    const { hiddenActivations } = network;
    const activation = hiddenActivations[layer] ?? hiddenActivations[layer - 1]!;
    return isPeriodic(activation) ? Math.sqrt(6 / fanIn) / activation.omega : 1 / Math.sqrt(fanIn);
  });

/**
 * Draws the weights published with a network's first activation: `glorotTruncated` with ReLU or without a hidden layer,
 * `sirenUniform` with `sine` and `finer`, `uniformFanIn` with `gauss` and `wire`.
 */
export const publishedInitializer: Initializer = (network, random) => {
  const first = network.hiddenActivations[0];
  if (!first || first.kind === 'relu') return glorotTruncated(network, random);
  return isPeriodic(first) ? sirenUniform(network, random) : uniformFanIn(network, random);
};

function isPeriodic(activation: HiddenActivation): activation is SineActivation | FinerActivation {
  return activation.kind === 'sine' || activation.kind === 'finer';
}

/** Draws uniform layers: weights within ±bound, biases within ±1/√fan-in. */
function uniformLayers(
  network: Network,
  random: Random,
  boundOf: (fanIn: number, layer: number) => number,
): Parameter[] {
  const centred = (source: Random, count: number, bound: number): Float32Array =>
    source.uniforms(count).map((value) => (2 * value - 1) * bound);
  return drawLayers(network, random, ({ fanIn, fanOut }, layer, ofWeights, ofBiases) => ({
    weights: centred(ofWeights, fanIn * fanOut, boundOf(fanIn, layer)),
    biases: centred(ofBiases, fanOut, 1 / Math.sqrt(fanIn)),
  }));
}

function dense(
  network: Network,
  random: Random,
  weightDeviation: (fanIn: number, fanOut: number) => number,
  draw: (source: Random, count: number) => Float32Array,
  biasDeviation: number,
): Parameter[] {
  return drawLayers(network, random, ({ fanIn, fanOut }, _layer, ofWeights, ofBiases) => {
    const deviation = weightDeviation(fanIn, fanOut);
    const biases = biasDeviation === 0 ? new Float32Array(fanOut) : ofBiases.normals(fanOut);
    return {
      weights: draw(ofWeights, fanIn * fanOut).map((value) => value * deviation),
      biases: biases.map((value) => value * biasDeviation),
    };
  });
}

/** Draws each layer from generators of its own for weights and biases. */
function drawLayers(
  network: Network,
  random: Random,
  draw: (
    sizes: { readonly fanIn: number; readonly fanOut: number },
    layer: number,
    ofWeights: Random,
    ofBiases: Random,
  ) => { readonly weights: Float32Array; readonly biases: Float32Array },
): Parameter[] {
  let running = random;
  return layerSizes(network).flatMap(({ fanIn, fanOut }, layer) => {
    // The published code splits its key once for each dense layer and once for each activation between two of them.
    if (layer > 0) running = running.split(2)[0]!;
    const [next, ofLayer] = running.split(2) as [Random, Random];
    running = next;
    const [ofWeights, ofBiases] = ofLayer.split(2) as [Random, Random];
    const { weights, biases } = draw({ fanIn, fanOut }, layer, ofWeights, ofBiases);
    return [
      { name: `dense${layer}.weight`, shape: [fanIn, fanOut], values: weights },
      { name: `dense${layer}.bias`, shape: [fanOut], values: biases },
    ];
  });
}
