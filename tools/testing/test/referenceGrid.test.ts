import {
  encodeGrid,
  type GridEncoding,
  gridEncoding,
  gridEntries,
  hashGridEncoding,
  initialField,
  seededRandom,
} from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { createReference } from '@fourier-features/testing/engine';
import { describe, expect, test } from 'vitest';

/** Draws a grid in 1 to 4 dimensions. */
function randomGrid(seed: number): GridEncoding {
  const inputDim = 1 + (seed % 4);
  const options = {
    inputDim,
    levels: 3,
    coarsestCells: 2,
    finestCells: [70, 23, 9, 6][inputDim - 1]!,
    interpolation: seed % 8 < 4 ? ('linear' as const) : ('cubic' as const),
    inputRange: seed % 3 === 0 ? ([-0.2, 1.3] as const) : ([0, 1] as const),
  };
  return seed % 16 < 8 ? hashGridEncoding({ ...options, tableSize: 16 }) : gridEncoding(options);
}

describe('createReference(field) of a grid without a layer', () => {
  test.each(Array.from({ length: 16 }, (_, seed) => ({ seed })))(
    'has the features of encodeGrid, which was written apart from it: grid $seed',
    ({ seed }) => {
      const encoding = randomGrid(seed);
      const random = seededRandom(seed);
      const field = initialField({
        encoding,
        outputDim: encoding.outputDim,
        depth: 0,
        outputActivation: 'linear',
      });
      const tables = random.normals(gridEntries(encoding) * encoding.featuresPerLevel);
      field.parameters[0]!.values.set(tables);
      const coordinates = random.uniforms(60 * encoding.inputDim);
      coordinates.set([0, 1, 0.5, -1, 2, 1 - 2 ** -24]);
      const features = encodeGrid(encoding, tables, coordinates);
      // encodeGrid rounds its results to float32.
      expectClose(features, createReference(field).values(coordinates), 3e-7);
      expect(Math.max(...features)).toBeGreaterThan(0.1);
    },
  );
});
