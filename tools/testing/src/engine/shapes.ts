import { type FieldOptions, type HiddenActivation, type Loss, seededRandom } from '@fourier-features/core';
import type { FieldKind } from './fieldKind.ts';
import type { SmallFieldOptions } from './smallField.ts';

/** A field and a batch, by their sizes. */
export interface Shape {
  readonly options: SmallFieldOptions & Required<Pick<FieldOptions, 'depth' | 'width' | 'outputDim'>>;
  readonly count: number;
  readonly loss: Loss;
}

/** Sizes at and beyond the edges of what engines divide into blocks, tiles and vectors. */
const edges: readonly Shape[] = [
  shape({ inputDim: 1, frequencyCount: 0, depth: 1, width: 1, outputDim: 1, outputActivation: 'linear' }, 1),
  shape({ inputDim: 4, frequencyCount: 0, inputRange: [-1, 1], depth: 2, width: 1, outputDim: 1 }, 17),
  shape({ inputDim: 4, frequencyCount: 1, includeCoordinates: true, depth: 5, width: 16, outputDim: 18 }, 16),
  shape({ inputDim: 2, frequencyCount: 50, depth: 1, width: 8, outputDim: 3 }, 2000, 'bce'),
  shape({ inputDim: 2, frequencyCount: 256, depth: 2, width: 31, outputDim: 3 }, 95),
  shape({ inputDim: 3, frequencyCount: 20, depth: 3, width: 257, outputDim: 4 }, 49, 'bce'),
  shape(
    { inputDim: 2, frequencyCount: 30, depth: 4, width: 300, outputDim: 1, outputActivation: 'tanh' },
    33,
  ),
  shape(
    { inputDim: 1, frequencyCount: 5, depth: 3, width: 20, outputDim: 17, outputActivation: 'linear' },
    4099,
  ),
  shape(
    { inputDim: 3, frequencyCount: 9, includeCoordinates: true, depth: 2, width: 24, outputDim: 2 },
    9001,
  ),
];

const sine: HiddenActivation = { kind: 'sine', omega: 30 };
const finer: HiddenActivation = { kind: 'finer', omega: 5 };
const gauss: HiddenActivation = { kind: 'gauss', spread: 10 };
const wire: HiddenActivation = { kind: 'wire', omega: 10, spread: 3 };

const activationEdges: readonly Shape[] = [
  ...[sine, finer, gauss, wire].flatMap((activation) => [
    shape(
      { frequencyCount: 0, inputRange: [-1, 1], depth: 2, width: 3, outputDim: 1, activations: [activation] },
      17,
    ),
    shape({ frequencyCount: 5, depth: 4, width: 33, outputDim: 3, activations: [activation] }, 95, 'bce'),
  ]),
  shape(
    { inputDim: 3, frequencyCount: 20, depth: 3, width: 129, outputDim: 4, activations: [wire, sine] },
    49,
  ),
  shape({ inputDim: 1, depth: 3, width: 20, outputDim: 17, activations: [gauss, { kind: 'relu' }] }, 1099),
  shape({ depth: 5, width: 16, outputDim: 2, activations: [sine, wire, finer, gauss], trainable: true }, 31),
  shape({ depth: 3, width: 18, outputDim: 3, activations: [{ kind: 'relu' }, wire] }, 2501),
];

const gridEdges: readonly Shape[] = [
  shape(
    {
      inputDim: 1,
      grid: { coarsestCells: 1, featuresPerLevel: 1 },
      depth: 0,
      width: 1,
      outputDim: 1,
      outputActivation: 'linear',
    },
    1,
  ),
  shape(
    {
      inputDim: 2,
      grid: { coarsestCells: 13, featuresPerLevel: 3, interpolation: 'cubic' },
      depth: 0,
      width: 1,
      outputDim: 3,
    },
    700,
    'bce',
  ),
  shape({ inputDim: 2, grid: { levels: 16, tableSize: 2 ** 9 }, depth: 3, width: 64, outputDim: 3 }, 700),
  shape(
    {
      inputDim: 2,
      inputRange: [-0.5, 1.5],
      grid: { levels: 3, featuresPerLevel: 5, tableSize: 1, finestCells: 20 },
      depth: 2,
      width: 17,
      outputDim: 2,
    },
    95,
  ),
  shape(
    {
      inputDim: 3,
      grid: { levels: 5, featuresPerLevel: 4, coarsestCells: 2, finestCells: 1000, tableSize: 64 },
      depth: 2,
      width: 31,
      outputDim: 4,
    },
    333,
  ),
  shape(
    {
      inputDim: 3,
      inputRange: [0.25, 0.75],
      grid: { levels: 2, coarsestCells: 3, finestCells: 8, interpolation: 'cubic', tableSize: 128 },
      depth: 1,
      width: 1,
      outputDim: 3,
    },
    120,
  ),
  shape(
    {
      inputDim: 4,
      grid: { levels: 2, featuresPerLevel: 1, coarsestCells: 2, finestCells: 3 },
      depth: 3,
      width: 9,
      outputDim: 2,
      outputActivation: 'tanh',
    },
    64,
  ),
  shape(
    {
      inputDim: 4,
      grid: { levels: 3, coarsestCells: 1, finestCells: 40, interpolation: 'cubic', tableSize: 256 },
      depth: 2,
      width: 16,
      outputDim: 1,
    },
    50,
  ),
  shape(
    {
      inputDim: 1,
      grid: { levels: 4, featuresPerLevel: 8, coarsestCells: 4, finestCells: 4096, tableSize: 512 },
      depth: 2,
      width: 24,
      outputDim: 2,
    },
    2501,
  ),
];

const gridAndActivationEdges: readonly Shape[] = [
  shape(
    {
      inputDim: 2,
      grid: { levels: 4, finestCells: 64, tableSize: 128 },
      activations: [wire],
      depth: 3,
      width: 24,
      outputDim: 3,
    },
    95,
  ),
  shape(
    {
      inputDim: 3,
      grid: { levels: 2, finestCells: 30, tableSize: 128 },
      activations: [finer, gauss, sine],
      depth: 4,
      width: 9,
      outputDim: 1,
    },
    40,
    'bce',
  ),
];

/** Fields and batches of all kinds, by what engines may lack; most of their sizes are odd. */
export const shapes: Readonly<Record<FieldKind['name'] | 'grids and activations', readonly Shape[]>> = {
  'Fourier features': [...edges, ...Array.from({ length: 24 }, (_, i) => randomShape(i))],
  activations: [...activationEdges, ...Array.from({ length: 10 }, (_, i) => randomActivationShape(i))],
  grids: [...gridEdges, ...Array.from({ length: 10 }, (_, i) => randomGridShape(i))],
  'grids and activations': gridAndActivationEdges,
};

/** Returns the sizes in words. */
export function describeShape({ options, count, loss }: Shape): string {
  const { inputDim = 2, inputRange = [0, 1], activations, depth, width, trainable } = options;
  const encoding = options.grid ? describeGrid(options.grid) : describeFourier(options);
  const hidden = activations ? ` ${activations.map(({ kind }) => kind).join(', ')}` : '';
  const network = `${depth} × ${width}${hidden} → ${options.outputDim} ${options.outputActivation ?? 'sigmoid'}`;
  const points = `${count} point${count === 1 ? '' : 's'}`;
  return `d = ${inputDim} on [${inputRange}], ${encoding}${trainable ? ', trained' : ''}, ${network}, ${points}, ${loss}`;
}

function describeFourier({ frequencyCount, includeCoordinates }: Shape['options']): string {
  if (frequencyCount === 0) return 'identity';
  return `${frequencyCount ?? 7} frequencies${includeCoordinates ? ' and coordinates' : ''}`;
}

function describeGrid(grid: NonNullable<Shape['options']['grid']>): string {
  const { levels = 1, featuresPerLevel = 2, tableSize, interpolation = 'linear' } = grid;
  const kind = tableSize === undefined ? 'dense' : `hash of ${tableSize}`;
  return `${levels} × ${featuresPerLevel} ${kind} ${interpolation} grid`;
}

function shape(options: Shape['options'], count: number, loss: Loss = 'mse'): Shape {
  return { options, count, loss };
}

/** Draws the sizes of a field with a Fourier encoding, and a batch. */
function randomShape(seed: number): Shape {
  const random = seededRandom(1000 + seed);
  const pick = (from: number, to: number): number => from + random.integers(1, to - from + 1)[0]!;
  const outputActivation = (['linear', 'sigmoid', 'tanh'] as const)[pick(0, 2)]!;
  return shape(
    {
      seed,
      inputDim: pick(1, 4),
      frequencyCount: pick(0, 3) === 0 ? 0 : pick(1, 20),
      includeCoordinates: pick(0, 1) === 1,
      inputRange: pick(0, 1) === 1 ? ([-1, 1] as const) : ([0, 1] as const),
      outputDim: pick(1, 18),
      depth: pick(1, 5),
      width: pick(2, 40),
      outputActivation,
    },
    pick(1, 400),
    outputActivation === 'sigmoid' && pick(0, 1) === 1 ? 'bce' : 'mse',
  );
}

/** Draws the sizes of a field of a kind, and a batch. */
export const randomShapes: Readonly<Record<FieldKind['name'], (seed: number) => Shape>> = {
  'Fourier features': randomShape,
  activations: randomActivationShape,
  grids: randomGridShape,
};

/** Draws the sizes of a field with other activations than ReLU, and a batch. */
function randomActivationShape(seed: number): Shape {
  const drawn = randomShape(3000 + seed);
  const random = seededRandom(3000 + seed);
  const all = [sine, finer, gauss, wire];
  const activations = Array.from(random.integers(3, all.length), (i) => all[i]!);
  return { ...drawn, options: { ...drawn.options, activations, depth: Math.max(2, drawn.options.depth) } };
}

/** Draws the sizes of a field with a grid, and a batch. */
function randomGridShape(seed: number): Shape {
  const drawn = randomShape(4000 + seed);
  const random = seededRandom(4000 + seed);
  const pick = (from: number, to: number): number => from + random.integers(1, to - from + 1)[0]!;
  const { inputDim = 2, frequencyCount: _, includeCoordinates: __, ...options } = drawn.options;
  const levels = pick(1, 5);
  const coarsestCells = pick(1, 5);
  const grid = {
    levels,
    featuresPerLevel: pick(1, 5),
    coarsestCells,
    finestCells: levels === 1 ? coarsestCells : coarsestCells + pick(1, 24 / inputDim),
    interpolation: inputDim < 4 && pick(0, 2) === 0 ? ('cubic' as const) : ('linear' as const),
    ...(pick(0, 2) > 0 ? { tableSize: 2 ** pick(3, 8) } : {}),
  };
  return { ...drawn, options: { ...options, inputDim, grid } };
}
