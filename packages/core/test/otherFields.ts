import {
  type Field,
  gaussianEncoding,
  gridEncoding,
  type HiddenActivation,
  hashGridEncoding,
  identityEncoding,
  initialField,
  seededRandom,
} from '@fourier-features/core';

const coordinates = identityEncoding({ inputDim: 2, inputRange: [-1, 1] });

const withActivations = (hiddenActivation: HiddenActivation, firstActivation = hiddenActivation): Field =>
  initialField({
    encoding: coordinates,
    outputDim: 2,
    depth: 3,
    width: 6,
    hiddenActivation,
    firstActivation,
    random: seededRandom(2),
  });

const onGrid = (encoding: Parameters<typeof initialField>[0]['encoding'], depth: number): Field =>
  initialField({
    encoding,
    outputDim: 2,
    depth,
    width: 6,
    outputActivation: 'tanh',
    random: seededRandom(3),
  });

/** Fields that are not Fourier encodings with ReLU: each activation, and each kind of grid, in 1 to 4 dimensions. */
export const otherFields: readonly (readonly [name: string, field: Field])[] = [
  ['sines', withActivations({ kind: 'sine', omega: 3 })],
  ['sines, the first of another ω', withActivations({ kind: 'sine', omega: 2 }, { kind: 'sine', omega: 5 })],
  ['variable-periodic sines', withActivations({ kind: 'finer', omega: 2.5 })],
  ['Gaussians', withActivations({ kind: 'gauss', spread: 1.5 })],
  ['Gabor wavelets', withActivations({ kind: 'wire', omega: 4, spread: 0.7 })],
  ['a Gaussian, then ReLU', withActivations({ kind: 'relu' }, { kind: 'gauss', spread: 2 })],
  [
    'frequencies that are trained, and a sine',
    initialField({
      encoding: gaussianEncoding({ inputDim: 2, scale: 1, frequencyCount: 3, trainable: true }),
      outputDim: 1,
      depth: 2,
      width: 5,
      hiddenActivation: { kind: 'sine', omega: 2 },
    }),
  ],
  [
    'a hash grid',
    onGrid(hashGridEncoding({ inputDim: 2, levels: 4, coarsestCells: 3, finestCells: 21, tableSize: 64 }), 3),
  ],
  [
    'a hash grid of 3 coordinates on [−1, 2]',
    onGrid(
      hashGridEncoding({
        inputDim: 3,
        levels: 2,
        featuresPerLevel: 3,
        coarsestCells: 2,
        finestCells: 5,
        tableSize: 32,
        inputRange: [-1, 2],
      }),
      2,
    ),
  ],
  [
    'a cubic hash grid of 4 coordinates',
    onGrid(
      hashGridEncoding({
        inputDim: 4,
        levels: 2,
        coarsestCells: 1,
        finestCells: 4,
        tableSize: 32,
        interpolation: 'cubic',
      }),
      1,
    ),
  ],
  ['a plain grid', onGrid(gridEncoding({ inputDim: 2, coarsestCells: 4 }), 0)],
  ['a plain cubic grid', onGrid(gridEncoding({ inputDim: 1, coarsestCells: 7, interpolation: 'cubic' }), 0)],
];

/** Returns a field as after training: its parameters are not those that are drawn. */
export function trainedLike(field: Field): Field {
  const random = seededRandom(9);
  return {
    ...field,
    parameters: field.parameters.map((parameter) => ({
      ...parameter,
      values: random.normals(parameter.values.length).map((value) => 0.5 * value),
    })),
  };
}
