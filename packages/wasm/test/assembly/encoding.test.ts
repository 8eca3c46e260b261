import { evaluateField, type Field, fourierEncoding, seededRandom } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import { expect, test } from 'vitest';

/** Returns a field whose values are its features: one linear layer with the identity matrix as weights. */
function featureField(frequencies: Float32Array, inputDim: number): Field {
  const encoding = fourierEncoding({ inputDim, frequencies });
  const size = encoding.outputDim;
  const weight = Float32Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1 : 0));
  return {
    encoding,
    network: { inputDim: size, outputDim: size, depth: 1, width: size, outputActivation: 'linear' as const },
    parameters: [
      { name: 'dense0.weight', shape: [size, size], values: weight },
      { name: 'dense0.bias', shape: [size], values: new Float32Array(size) },
    ],
  };
}

test.each([1, 100, 1e4])(
  'sines and cosines are within 3e-7 at frequencies of about %d cycles',
  async (scale) => {
    const random = seededRandom(3);
    const frequencies = random.normals(20).map((value) => scale * value);
    const coordinates = random.uniforms(2 * 500);
    const engine = await wasmEngine({ threads: 1 });
    const features = await evaluateField(featureField(frequencies, 2), coordinates, { engine });
    const expected = Array.from({ length: 500 }, (_, p) => {
      const phases = Array.from({ length: 10 }, (_, j) => {
        const cycles =
          frequencies[2 * j]! * coordinates[2 * p]! + frequencies[2 * j + 1]! * coordinates[2 * p + 1]!;
        return 2 * Math.PI * (cycles - Math.round(cycles));
      });
      return [...phases.map(Math.sin), ...phases.map(Math.cos)];
    }).flat();
    expectClose(features, expected, 3e-7);
    expect(features).toHaveLength(500 * 20);
  },
);
