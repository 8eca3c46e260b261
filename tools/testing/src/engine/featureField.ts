import type { Field, FourierEncoding } from '@fourier-features/core';

/** Returns a field whose values are its features: one linear layer with the identity matrix as weights. */
export function featureField(encoding: FourierEncoding): Field {
  const size = encoding.outputDim;
  const weight = Float32Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1 : 0));
  return {
    encoding,
    network: {
      inputDim: size,
      outputDim: size,
      depth: 1,
      width: size,
      hiddenActivations: [],
      outputActivation: 'linear',
    },
    parameters: [
      { name: 'dense0.weight', shape: [size, size], values: weight },
      { name: 'dense0.bias', shape: [size], values: new Float32Array(size) },
    ],
  };
}
