import { evaluateField, fourierEncoding, seededRandom } from '@fourier-features/core';
import { expectClose } from '../../expectClose.ts';
import { featureField } from '../featureField.ts';
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
        const features = await evaluateField(
          featureField(fourierEncoding({ inputDim: 2, frequencies })),
          coordinates,
          { engine },
        );
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
