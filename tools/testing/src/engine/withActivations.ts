import {
  type Field,
  type HiddenActivation,
  layerSizes,
  type Parameter,
  type Random,
} from '@fourier-features/core';

/**
 * Returns a field of the same sizes with these activations, repeated from the first on if there are more hidden layers, and
 * weights that put what their sines and exponentials are computed from, ωz and sz, at about 1.
 */
export function withActivations(
  field: Field,
  activations: readonly HiddenActivation[],
  random: Random,
): Field {
  const network = {
    ...field.network,
    hiddenActivations: field.network.hiddenActivations.map((_, l) => activations[l % activations.length]!),
  };
  const layers = layerSizes(network).flatMap(({ fanIn, fanOut }, l): Parameter[] => {
    const activation = network.hiddenActivations[l];
    const draw = (output: number): number =>
      (1.5 * random.normals(1)[0]!) / (Math.sqrt(fanIn) * rateOf(activation, output < fanOut / 2));
    return [
      {
        name: `dense${l}.weight`,
        shape: [fanIn, fanOut],
        values: Float32Array.from({ length: fanIn * fanOut }, (_, i) => draw(i % fanOut)),
      },
      { name: `dense${l}.bias`, shape: [fanOut], values: new Float32Array(fanOut) },
    ];
  });
  return { ...field, network, parameters: [...layers, ...field.parameters.slice(layers.length)] };
}

/** Returns about how fast an activation changes with its z. */
function rateOf(activation: HiddenActivation | undefined, inFirstHalf: boolean): number {
  switch (activation?.kind) {
    case 'sine':
      return activation.omega;
    case 'finer':
      return 2 * activation.omega;
    case 'gauss':
      return activation.spread;
    case 'wire':
      return inFirstHalf ? activation.omega : activation.spread;
    default:
      return 1;
  }
}
