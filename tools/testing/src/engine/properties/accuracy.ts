import { evaluateField, type Field, fourierEncoding, seededRandom } from '@fourier-features/core';
import { expectClose } from '../../expectClose.ts';
import type { Property, PropertyGroup } from '../property.ts';

const POINTS = 300;
const FREQUENCIES = 11;

/** Sines and cosines at low and high frequencies. */
export const accuracy: PropertyGroup = {
  title: 'features',
  properties: [1, 100, 1e4].map(
    (scale): Property => ({
      title: `are right at frequencies of about ${scale} cycles`,
      check: async ({ engine, tolerances }) => {
        const random = seededRandom(3);
        const frequencies = random.normals(2 * FREQUENCIES).map((value) => scale * value);
        const coordinates = random.uniforms(2 * POINTS);
        const features = await evaluateField(featureField(frequencies), coordinates, { engine });
        const expected = Array.from({ length: POINTS }, (_, p) => {
          const phases = Array.from({ length: FREQUENCIES }, (_, j) => {
            const cycles =
              frequencies[2 * j]! * coordinates[2 * p]! + frequencies[2 * j + 1]! * coordinates[2 * p + 1]!;
            return 2 * Math.PI * (cycles - Math.round(cycles));
          });
          return [...phases.map(Math.sin), ...phases.map(Math.cos)];
        }).flat();
        expectClose(features, expected, tolerances.sines + tolerances.phases * scale);
      },
    }),
  ),
};

/** Returns a field of two inputs whose values are its features: one linear layer with the identity matrix as weights. */
function featureField(frequencies: Float32Array): Field {
  const encoding = fourierEncoding({ inputDim: 2, frequencies });
  const size = encoding.outputDim;
  const weight = Float32Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1 : 0));
  return {
    encoding,
    network: { inputDim: size, outputDim: size, depth: 1, width: size, outputActivation: 'linear' },
    parameters: [
      { name: 'dense0.weight', shape: [size, size], values: weight },
      { name: 'dense0.bias', shape: [size], values: new Float32Array(size) },
    ],
  };
}
