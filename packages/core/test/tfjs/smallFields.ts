import {
  type DirectBatch,
  type Field,
  type FourierEncoding,
  gaussianEncoding,
  identityEncoding,
  initialField,
  type Loss,
  type OutputActivation,
  seededRandom,
} from '@fourier-features/core';

const POINTS = 9;

/** Returns a field of two coordinates, two values and width 6, small enough to differentiate numerically. */
export function smallField(
  encoding: FourierEncoding = gaussianEncoding({
    inputDim: 2,
    frequencyCount: 4,
    scale: 1,
    random: seededRandom(1),
  }),
  outputActivation: OutputActivation = 'sigmoid',
  depth = 3,
): Field<FourierEncoding> {
  return initialField({
    encoding,
    outputDim: 2,
    width: 6,
    depth,
    outputActivation,
    random: seededRandom(2),
  });
}

/** One encoding for each path through the engine. */
export const encodings: readonly (readonly [name: string, encoding: FourierEncoding])[] = [
  ['identity', identityEncoding({ inputDim: 2 })],
  ['identity on [−1, 1]', identityEncoding({ inputDim: 2, inputRange: [-1, 1] })],
  ['gaussian', gaussian({})],
  ['gaussian with coordinates on [−1, 2]', gaussian({ includeCoordinates: true, inputRange: [-1, 2] })],
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
