import {
  type Encoding,
  type Field,
  gaussianEncoding,
  gridEncoding,
  type HiddenActivation,
  hashGridEncoding,
  identityEncoding,
  initialField,
  layerSizes,
  type Random,
} from '@fourier-features/core';

/** How a field of one kind is built, with the constants of its publication. */
export interface FieldKind {
  readonly name: string;
  /** Index of the colour of its curves. */
  readonly colour: number;
  /** Whether its curves are dashed, next to another kind of the same colour. */
  readonly dashed?: boolean;
  readonly encoding: (inputDim: number, random: Random) => Encoding;
  readonly activation?: HiddenActivation;
  readonly depth: number;
  /** Channels of each hidden layer; those that give the network the wanted parameters if left out. */
  readonly width?: number;
}

export const FREQUENCY_COUNT = 64;
const DEPTH = 4;

const signed = (inputDim: number): Encoding => identityEncoding({ inputDim, inputRange: [-1, 1] });
const gaussian =
  (scale: number) =>
  (inputDim: number, random: Random): Encoding =>
    gaussianEncoding({ inputDim, scale, frequencyCount: FREQUENCY_COUNT, random });

/**
 * Fourier features and the fields of SIREN, FINER, Gauss, WIRE, hash grids and plain grids.
 *
 * @param gridCells cells along an axis of the plain grid.
 * @param tableSize most entries of a level of the hash grid.
 */
export function fieldKinds(gridCells: number, tableSize: number): readonly FieldKind[] {
  const periodic = (kind: 'sine' | 'finer'): HiddenActivation => ({ kind, omega: 30 });
  return [
    { name: 'no mapping', colour: 6, encoding: signed, depth: DEPTH },
    { name: 'Fourier, σ = 4', colour: 5, encoding: gaussian(4), depth: DEPTH },
    { name: 'Fourier, σ = 16', colour: 0, encoding: gaussian(16), depth: DEPTH },
    { name: 'SIREN', colour: 1, encoding: signed, activation: periodic('sine'), depth: DEPTH },
    { name: 'FINER', colour: 4, encoding: signed, activation: periodic('finer'), depth: DEPTH },
    { name: 'Gauss', colour: 2, encoding: signed, activation: { kind: 'gauss', spread: 30 }, depth: DEPTH },
    {
      name: 'WIRE',
      colour: 3,
      encoding: signed,
      activation: { kind: 'wire', omega: 20, spread: 10 },
      depth: DEPTH,
    },
    {
      name: 'hash grid',
      colour: 7,
      encoding: (inputDim) => hashGridEncoding({ inputDim, tableSize }),
      depth: 3,
      width: 64,
    },
    {
      name: 'grid',
      colour: 6,
      dashed: true,
      encoding: (inputDim) => gridEncoding({ inputDim, coarsestCells: gridCells, featuresPerLevel: 1 }),
      depth: 0,
    },
  ];
}

/** Returns an untrained field of one linear output. Without a width of its own, it has about this number of parameters. */
export function fieldOf(kind: FieldKind, inputDim: number, parameters: number, random: Random): Field {
  const [ofEncoding, ofNetwork] = random.split(2) as [Random, Random];
  const encoding = kind.encoding(inputDim, ofEncoding);
  const build = (width: number): Field =>
    initialField({
      encoding,
      outputDim: 1,
      depth: kind.depth,
      width,
      outputActivation: 'linear',
      random: ofNetwork,
      ...(kind.activation ? { hiddenActivation: kind.activation } : {}),
    });
  return build(kind.width ?? (kind.depth === 0 ? 1 : widthFor(kind, encoding, parameters)));
}

export function parameterCount({ parameters }: Field): number {
  return parameters.reduce((sum, { values }) => sum + values.length, 0);
}

/** Returns the largest width with at most this number of weights and biases. */
function widthFor(
  { depth, activation = { kind: 'relu' } }: FieldKind,
  { outputDim }: Encoding,
  most: number,
): number {
  const hiddenActivations = Array.from({ length: depth - 1 }, () => activation);
  const countOf = (width: number): number =>
    layerSizes({ inputDim: outputDim, outputDim: 1, depth, width, hiddenActivations }).reduce(
      (sum, { fanIn, fanOut }) => sum + (fanIn + 1) * fanOut,
      0,
    );
  let width = 1;
  while (countOf(width + 1) <= most) width++;
  return width;
}
