import { type Field, identityEncoding } from '@fourier-features/core';

/** Returns a field with the same values everywhere. */
export function constantField(values: readonly number[]): Field {
  const outputDim = values.length;
  return {
    encoding: identityEncoding({ inputDim: 2 }),
    network: {
      inputDim: 2,
      outputDim,
      depth: 1,
      width: 1,
      hiddenActivations: [],
      outputActivation: 'linear',
    },
    parameters: [
      { name: 'dense0.weight', shape: [2, outputDim], values: new Float32Array(2 * outputDim) },
      { name: 'dense0.bias', shape: [outputDim], values: Float32Array.from(values) },
    ],
  };
}

/** A field with values (x, y, 0.5), which show where it was evaluated. */
export const coordinateField: Field = {
  encoding: identityEncoding({ inputDim: 2 }),
  network: {
    inputDim: 2,
    outputDim: 3,
    depth: 1,
    width: 1,
    hiddenActivations: [],
    outputActivation: 'linear',
  },
  parameters: [
    { name: 'dense0.weight', shape: [2, 3], values: Float32Array.of(1, 0, 0, 0, 1, 0) },
    { name: 'dense0.bias', shape: [3], values: Float32Array.of(0, 0, 0.5) },
  ],
};
