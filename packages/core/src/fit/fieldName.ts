import type { Interpolation } from '../encodings/grid.ts';

/** Names of the fields that tasks can train, in the order of comparisons. */
export const fieldNames = ['fourier', 'siren', 'finer', 'wire', 'gauss', 'hash', 'grid'] as const;

/**
 * A kind of field:
 * - `fourier`: an encoding of the coordinates by sines, or none, and a ReLU network;
 * - `siren`, `finer`, `wire`, `gauss`: coordinates in [−1, 1] and a network with that activation;
 * - `hash`: a multiresolution hash grid and a small ReLU network;
 * - `grid`: one dense grid of values, without a network.
 */
export type FieldName = (typeof fieldNames)[number];

/** Hyper-parameters that fields other than `fourier` have, in addition to the size of their network. */
export interface FieldHyperparameters {
  /** ω of the hidden layers of `siren`, `finer` and `wire`, after the first one. */
  readonly omega?: number;
  /** ω of the first hidden layer of `siren`, `finer` and `wire`. */
  readonly firstOmega?: number;
  /** s of `wire` and `gauss`: the inverse width of their Gaussians. */
  readonly spread?: number;
  /** Number of resolutions of `hash`. */
  readonly levels?: number;
  /** Numbers at each vertex of each level of `hash`. */
  readonly featuresPerLevel?: number;
  /** Most entries of a level of `hash`, a power of 2. */
  readonly tableSize?: number;
  /** Cells along an axis of the coarsest level of `hash`. */
  readonly coarsestCells?: number;
  /** Cells along an axis of the finest level of `hash`, or of the only one of `grid`. */
  readonly finestCells?: number;
  /** How `hash` and `grid` interpolate between vertices. */
  readonly interpolation?: Interpolation;
}

/** Name of an option that describes a field. */
export type FieldOptionName =
  | 'encoding'
  | 'scale'
  | 'frequencyCount'
  | 'width'
  | 'depth'
  | keyof FieldHyperparameters;

const sines = ['omega', 'firstOmega', 'width', 'depth'] as const;

/** The options that each field has; `fit` refuses the others. */
export const fieldOptions: Readonly<Record<FieldName, readonly FieldOptionName[]>> = {
  fourier: ['encoding', 'scale', 'frequencyCount', 'width', 'depth'],
  siren: sines,
  finer: sines,
  wire: ['omega', 'firstOmega', 'spread', 'width', 'depth'],
  gauss: ['spread', 'width', 'depth'],
  hash: [
    'levels',
    'featuresPerLevel',
    'tableSize',
    'coarsestCells',
    'finestCells',
    'interpolation',
    'width',
    'depth',
  ],
  grid: ['finestCells', 'interpolation'],
};
