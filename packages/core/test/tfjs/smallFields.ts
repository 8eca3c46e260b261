import {
  type DirectBatch,
  type Encoding,
  type Field,
  type FourierEncoding,
  gaussianEncoding,
  gridEncoding,
  hashGridEncoding,
  identityEncoding,
  initialField,
  type Loss,
  type OutputActivation,
  seededRandom,
} from '@fourier-features/core';

const POINTS = 9;

/** Returns a field of two coordinates, two values and width 6, small enough to differentiate numerically. */
export function smallField(
  encoding?: FourierEncoding,
  outputActivation?: OutputActivation,
  depth?: number,
): Field<FourierEncoding>;
export function smallField(encoding: Encoding, outputActivation?: OutputActivation, depth?: number): Field;
export function smallField(
  encoding: Encoding = gaussian({}),
  outputActivation: OutputActivation = 'sigmoid',
  depth = 3,
): Field {
  const field = initialField({
    encoding,
    outputDim: 2,
    width: 6,
    depth,
    outputActivation,
    random: seededRandom(2),
  });
  const random = seededRandom(3);
  // Tables begin near 0, where an error in them hardly shows.
  const parameters = field.parameters.map((parameter) =>
    parameter.name === 'encoding.tables'
      ? { ...parameter, values: random.normals(parameter.values.length) }
      : parameter,
  );
  return { ...field, parameters };
}

/** One encoding for each path through the engine. */
export const encodings: readonly (readonly [name: string, encoding: Encoding])[] = [
  ['identity', identityEncoding({ inputDim: 2 })],
  ['identity on [−1, 1]', identityEncoding({ inputDim: 2, inputRange: [-1, 1] })],
  ['gaussian', gaussian({})],
  ['gaussian with coordinates on [−1, 2]', gaussian({ includeCoordinates: true, inputRange: [-1, 2] })],
  ['grid, cubic', gridEncoding({ inputDim: 2, coarsestCells: 5, interpolation: 'cubic' })],
  [
    'hash grid',
    hashGridEncoding({ inputDim: 2, levels: 3, coarsestCells: 3, finestCells: 20, tableSize: 32 }),
  ],
  ['gaussian, trained', gaussian({ trainable: true })],
  [
    'gaussian with coordinates on [0, 3], trained',
    gaussian({ trainable: true, includeCoordinates: true, inputRange: [0, 3], normalise: true }),
  ],
];

/** Returns random points with random targets in [0, 1). */
export function smallBatch(loss: Loss = 'mse', seed = 3, points: number = POINTS): DirectBatch {
  const random = seededRandom(seed);
  return { coordinates: random.uniforms(2 * points), targets: random.uniforms(2 * points), loss };
}

function gaussian(options: Partial<Parameters<typeof gaussianEncoding>[0]>): FourierEncoding {
  return gaussianEncoding({
    inputDim: 2,
    frequencyCount: 4,
    scale: 1,
    random: seededRandom(1),
    ...options,
  });
}
