import { type GridEncoding, type GridLevel, HASH_PRIMES, type Interpolation } from './grid.ts';

/** The vertices of a level around a point. */
export interface GridStencil {
  /** Entries among those of all levels. */
  readonly entries: readonly number[];
  /** What each entry counts for; they add up to 1. */
  readonly weights: readonly number[];
}

/**
 * Returns the vertices of a level around the point v, `[d]`, first coordinate fastest. The place in the grid is rounded to
 * float32 after each operation, so that all engines put a point into the same cell. A point that is not a number has weights
 * of NaN.
 */
export function gridStencil(
  encoding: Pick<GridEncoding, 'inputRange' | 'interpolation'>,
  level: GridLevel,
  v: readonly number[],
): GridStencil {
  const [entries, weights]: [number[], number[]] = [[], []];
  stencilWriter(encoding, level, v.length)(v, 0, entries, weights, 0);
  return { entries, weights };
}

/** Returns the number of vertices of a level around a point. */
export function stencilSize(interpolation: Interpolation, inputDim: number): number {
  return alongAxis(interpolation) ** inputDim;
}

/** Writes a point's stencil, from index `at` on; the point is `coordinates[from]` to `coordinates[from + d − 1]`. */
type WriteStencil = (
  coordinates: ArrayLike<number>,
  from: number,
  entries: { [index: number]: number },
  weights: { [index: number]: number },
  at: number,
) => void;

/** Returns a writer of the stencils of a level, which makes no objects: many points are placed in each step of a training. */
export function stencilWriter(
  { inputRange: [low, high], interpolation }: Pick<GridEncoding, 'inputRange' | 'interpolation'>,
  { cells, entries: entryCount, start }: GridLevel,
  inputDim: number,
): WriteStencil {
  const { fround } = Math;
  const [origin, extent] = [fround(low), fround(high - low)];
  const along = alongAxis(interpolation);
  const weigh = interpolation === 'linear' ? linearWeights : cubicWeights;
  const isHashed = entryCount < (cells + 1) ** inputDim;
  // Of the vertices along each axis, [d, along].
  const axisWeights = new Float64Array(inputDim * along);
  const axisIndices = new Float64Array(inputDim * along);

  return (coordinates, from, entries, weights, at) => {
    for (let k = 0; k < inputDim; k++) {
      const w = fround(origin + fround(extent * fround(coordinates[from + k]!)));
      const x = fround(Math.min(Math.max(w, 0), 1) * cells);
      const cell = Math.min(Math.floor(x), cells - 1);
      weigh(x - cell, axisWeights, k * along);
      for (let i = 0; i < along; i++) {
        // NaN becomes 0, which is an entry.
        const vertex = Math.min(Math.max(cell + i + 1 - along / 2, 0), cells) || 0;
        axisIndices[k * along + i] = isHashed
          ? Math.imul(vertex, HASH_PRIMES[k]!)
          : vertex * (cells + 1) ** k;
      }
    }
    for (let corner = 0; corner < along ** inputDim; corner++) {
      let [weight, index, rest] = [1, 0, corner];
      for (let axis = 0; axis < inputDim * along; axis += along) {
        const i = axis + (rest % along);
        rest = (rest - (rest % along)) / along;
        weight *= axisWeights[i]!;
        index = isHashed ? index ^ axisIndices[i]! : index + axisIndices[i]!;
      }
      entries[at + corner] = start + (isHashed ? (index >>> 0) % entryCount : index);
      weights[at + corner] = weight;
    }
  };
}

/** Returns the number of vertices around a point along one axis. */
function alongAxis(interpolation: Interpolation): number {
  return interpolation === 'linear' ? 2 : 4;
}

function linearWeights(t: number, weights: Float64Array, at: number): void {
  weights[at] = 1 - t;
  weights[at + 1] = t;
}

/** Writes the weights of the cubic convolution with a = −1/2. @see Keys 1981, https://doi.org/10.1109/TASSP.1981.1163711 */
function cubicWeights(t: number, weights: Float64Array, at: number): void {
  weights[at] = t * (-0.5 + t * (1 - 0.5 * t));
  weights[at + 1] = 1 + t * t * (-2.5 + 1.5 * t);
  weights[at + 2] = t * (0.5 + t * (2 - 1.5 * t));
  weights[at + 3] = t * t * (-0.5 + 0.5 * t);
}
