import { checkOneOf, checkPositiveInteger } from '../check.ts';
import { checkInputRange } from './inputRange.ts';

/** Names of the interpolations of grids. */
export const interpolations = ['linear', 'cubic'] as const;

/** How values between the vertices of a grid are found: from 2^d vertices, or from 4^d. */
export type Interpolation = (typeof interpolations)[number];

/** One resolution of a grid encoding. */
export interface GridLevel {
  /** Cells along each axis; there are cells + 1 vertices. */
  readonly cells: number;
  /** Entries of the level's table: one per vertex, or fewer, which vertices then share by their hash. */
  readonly entries: number;
  /** Where the level's entries begin among those of all levels. */
  readonly start: number;
}

/**
 * An encoding with trainable tables: grids of several resolutions over the domain, with `featuresPerLevel` numbers F at each
 * vertex, interpolated at a point,
 *
 *   w = low + (high − low)·v, restricted to [0, 1]^d,   x = w·cells,   γ_level(v) = Σ_corners weight(x)·table[index(corner)].
 *
 * The features are those of the levels, one after the other. The tables are a parameter of the field, `encoding.tables`,
 * `[entries of all levels, F]`. A vertex of integers i has the entry i_0 + i_1·(cells + 1) + i_2·(cells + 1)² + …; where the
 * level has fewer entries T, a power of two, (i_0 ⊕ i_1·2654435761 ⊕ i_2·805459861 ⊕ i_3·3674653429) mod T, in 32 bits.
 *
 * @see Müller et al. 2022, https://arxiv.org/abs/2201.05989, section 3
 */
export interface GridEncoding {
  readonly kind: 'grid';
  readonly name: 'grid' | 'hash-grid';
  /** Number of coordinates d, 1 to 4. */
  readonly inputDim: number;
  /** Number of features: levels times F. */
  readonly outputDim: number;
  readonly levels: readonly GridLevel[];
  /** F. */
  readonly featuresPerLevel: number;
  readonly interpolation: Interpolation;
  /** [low, high]: where the domain [0, 1] is mapped to before the grid is read; the grid covers [0, 1]. */
  readonly inputRange: readonly [low: number, high: number];
  /** Tables are always trained. */
  readonly trainable: true;
  /** What it was built from, for records and for people. */
  readonly hyperparameters: Readonly<Record<string, number | boolean | string>>;
}

/** Options of every grid encoding. */
export interface GridOptions {
  /** Number of coordinates d, 1 to 4. */
  inputDim: number;
  /** Number of resolutions L; 1 by default, 16 for hash grids. */
  levels?: number;
  /** Numbers F at each vertex; 2 by default. */
  featuresPerLevel?: number;
  /** Cells along an axis of the coarsest level; 16 by default. */
  coarsestCells?: number;
  /** Cells along an axis of the finest level; `coarsestCells` by default for one level, 512 for several. */
  finestCells?: number;
  /** Interpolation between vertices; `linear` by default. */
  interpolation?: Interpolation;
  /** Where the domain [0, 1] is mapped to; [0, 1] by default, which the grid covers. Points beyond it have the value at its edge. */
  inputRange?: readonly [low: number, high: number];
}

export interface HashGridOptions extends GridOptions {
  /** Most entries T of a level, a power of two; 2¹⁴ by default. */
  tableSize?: number;
}

/** Multipliers of the published hash, one per coordinate. */
export const HASH_PRIMES: readonly number[] = [1, 2654435761, 805459861, 3674653429];

/** Numbers that the tables of all levels may hold together: training keeps four of each, and CPU engines address 4 GiB. */
export const MOST_TABLE_NUMBERS: number = 2 ** 28;

/** Cells that an axis may have: with more, float32 cannot say where in its cell a point is. */
export const MOST_CELLS: number = 2 ** 23;

/**
 * Returns a dense grid encoding: each vertex of each level has an entry of its own. With one level, F the number of values and
 * a network of depth 0, the field is a plain grid of values, which is a baseline for networks.
 *
 * @throws RangeError if an option is out of range.
 * @example
 * import { gridEncoding, initialField } from '@fourier-features/core';
 *
 * const encoding = gridEncoding({ inputDim: 2, coarsestCells: 64, featuresPerLevel: 3, interpolation: 'cubic' });
 * const field = initialField({ encoding, outputDim: 3, depth: 0 }); // 65 × 65 colours
 */
export function gridEncoding(options: GridOptions): GridEncoding {
  return namedGrid('gridEncoding', 'grid', { levels: 1, ...options }, Number.POSITIVE_INFINITY);
}

/**
 * Returns a multiresolution hash encoding: levels whose vertices are more than `tableSize` share entries by their hash. The
 * cells of level l are ⌊coarsest·b^l⌋ with b = (finest/coarsest)^(1/(L − 1)).
 *
 * @throws RangeError if an option is out of range.
 * @see Müller et al. 2022, https://arxiv.org/abs/2201.05989
 * @example
 * import { hashGridEncoding, initialField } from '@fourier-features/core';
 *
 * const encoding = hashGridEncoding({ inputDim: 2, finestCells: 512 });
 * const field = initialField({ encoding, outputDim: 3, depth: 3, width: 64 });
 */
export function hashGridEncoding({ tableSize = 2 ** 14, ...options }: HashGridOptions): GridEncoding {
  const caller = 'hashGridEncoding';
  checkPositiveInteger(caller, 'tableSize', tableSize);
  if (!Number.isInteger(Math.log2(tableSize)))
    throw new RangeError(`${caller}: tableSize must be a power of 2, got ${tableSize}`);
  return namedGrid(caller, 'hash-grid', { levels: 16, ...options }, tableSize);
}

function namedGrid(
  caller: string,
  name: GridEncoding['name'],
  {
    inputDim,
    levels: levelCount,
    featuresPerLevel = 2,
    coarsestCells = 16,
    finestCells = levelCount === 1 ? coarsestCells : 512,
    interpolation = 'linear',
    inputRange = [0, 1],
  }: GridOptions & { levels: number },
  tableSize: number,
): GridEncoding {
  for (const [option, value] of Object.entries({
    inputDim,
    levels: levelCount,
    featuresPerLevel,
    coarsestCells,
    finestCells,
  }))
    checkPositiveInteger(caller, option, value);
  checkOneOf(caller, 'interpolation', interpolation, interpolations);
  checkInputRange(caller, inputRange);
  if (inputDim > HASH_PRIMES.length)
    throw new RangeError(`${caller}: inputDim must be at most ${HASH_PRIMES.length}, got ${inputDim}`);
  if (finestCells < coarsestCells || (levelCount === 1 && finestCells !== coarsestCells))
    throw new RangeError(
      `${caller}: finestCells must be ${levelCount === 1 ? 'coarsestCells' : 'at least coarsestCells'}, ${coarsestCells}, got ${finestCells}`,
    );
  if (finestCells > MOST_CELLS)
    throw new RangeError(`${caller}: finestCells must be at most ${MOST_CELLS}, got ${finestCells}`);
  const levels = levelsOf(inputDim, cellsOfLevels(levelCount, coarsestCells, finestCells), tableSize);
  const numbers = gridEntries({ levels }) * featuresPerLevel;
  if (numbers > MOST_TABLE_NUMBERS)
    throw new RangeError(
      `${caller}: the tables of all levels must have at most ${MOST_TABLE_NUMBERS} numbers, got ${numbers}. Use fewer cells, or a hash grid.`,
    );
  return {
    kind: 'grid',
    name,
    inputDim,
    outputDim: levelCount * featuresPerLevel,
    levels,
    featuresPerLevel,
    interpolation,
    inputRange,
    trainable: true,
    hyperparameters: {
      coarsestCells,
      finestCells,
      ...(Number.isFinite(tableSize) ? { tableSize } : {}),
    },
  };
}

/**
 * Returns the number of entries of all levels.
 *
 * @example
 * import { gridEncoding, gridEntries } from '@fourier-features/core';
 *
 * gridEntries(gridEncoding({ inputDim: 2, coarsestCells: 64 })); // 65²
 */
export function gridEntries({ levels }: Pick<GridEncoding, 'levels'>): number {
  return levels.reduce((sum, { entries }) => sum + entries, 0);
}

/** Returns ⌊coarsest·b^l⌋ for each level. */
function cellsOfLevels(levelCount: number, coarsest: number, finest: number): number[] {
  return Array.from({ length: levelCount }, (_, l) => {
    const cells = coarsest * (finest / coarsest) ** (l / Math.max(1, levelCount - 1));
    // An integer, such as 16·2, may be rounded to just below it.
    return Math.floor(cells * (1 + 2 ** -40));
  });
}

function levelsOf(inputDim: number, cells: readonly number[], tableSize: number): GridLevel[] {
  let start = 0;
  return cells.map((each) => {
    const level = { cells: each, entries: Math.min((each + 1) ** inputDim, tableSize), start };
    start += level.entries;
    return level;
  });
}
