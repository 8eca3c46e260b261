import type { GridEncoding, GridLevel, Interpolation } from '@fourier-features/core';
import type { EncodedPoint } from './encodedPoint.ts';

/** What a vertex counts for at a point. */
export interface Corner {
  readonly entry: number;
  readonly weight: number;
}

/** Parts of the definition, which tests replace by wrong ones. */
export interface GridRules {
  /** Multipliers of the hash, one per coordinate. */
  readonly primes: readonly number[];
  /** Restricts a coordinate to the grid. */
  restrict(w: number): number;
  /** The kernel of cubic interpolation, of a distance in cells. */
  cubic(distance: number): number;
  /** The vertices of a level whose entries get a gradient. */
  reached(corners: readonly Corner[]): readonly Corner[];
}

export const gridRules: GridRules = {
  primes: [1, 2654435761, 805459861, 3674653429],
  restrict: (w) => clamp(w, 0, 1),
  cubic,
  reached: (corners) => corners,
};

/** Encodes the point v, `[d]`, by the definition of `GridEncoding`, with the given tables. */
export function encodeInGrid(
  { levels, featuresPerLevel: size, interpolation, inputRange: [low, high] }: GridEncoding,
  tables: ArrayLike<number>,
  v: ArrayLike<number>,
  rules: GridRules = gridRules,
): EncodedPoint {
  // Places are rounded to float32 after each operation, which decides on the cell.
  const width = Math.fround(high - low);
  const w = Array.from(v, (x) =>
    rules.restrict(Math.fround(Math.fround(low) + Math.fround(width * Math.fround(x)))),
  );
  const features = new Float64Array(levels.length * size);
  const corners = levels.map((level) =>
    cornersOf(
      level,
      w.map((each) => Math.fround(each * level.cells)),
      interpolation,
      rules,
    ),
  );
  corners.forEach((ofLevel, l) => {
    for (const { entry, weight } of ofLevel)
      for (let f = 0; f < size; f++) features[l * size + f]! += weight * tables[entry * size + f]!;
  });
  return {
    features,
    addGradient: (ofFeatures, [ofTables]) => {
      corners.forEach((ofLevel, l) => {
        for (const { entry, weight } of rules.reached(ofLevel))
          for (let f = 0; f < size; f++) ofTables![entry * size + f]! += weight * ofFeatures[l * size + f]!;
      });
    },
  };
}

/** Returns the vertices around a point at x, `[d]`, in cells; NaN gives entries that exist, and weights of NaN. */
function cornersOf(
  { cells, entries, start }: GridLevel,
  x: readonly number[],
  interpolation: Interpolation,
  { primes, cubic }: GridRules,
): Corner[] {
  const reach = interpolation === 'linear' ? 1 : 2;
  const kernel = interpolation === 'linear' ? linear : cubic;
  const first = x.map((each) => Math.min(Math.floor(each), cells - 1) - (reach - 1));
  const hashed = entries < (cells + 1) ** x.length;
  return Array.from({ length: (2 * reach) ** x.length }, (_, corner) => {
    let [weight, place, hash] = [1, 0, 0];
    for (let k = x.length - 1; k >= 0; k--) {
      const along = first[k]! + (Math.floor(corner / (2 * reach) ** k) % (2 * reach));
      weight *= kernel(Math.abs(x[k]! - along));
      const vertex = clamp(along, 0, cells) || 0;
      place = place * (cells + 1) + vertex;
      hash = (hash ^ productOf32Bits(vertex, primes[k]!)) >>> 0;
    }
    return { entry: start + (hashed ? hash % entries : place), weight };
  });
}

/** Returns the lower 32 bits of a product of two numbers below 2³². */
function productOf32Bits(a: number, b: number): number {
  const [high, low] = [Math.floor(a / 2 ** 16), a % 2 ** 16];
  return (((high * b) % 2 ** 16) * 2 ** 16 + low * b) % 2 ** 32;
}

function linear(distance: number): number {
  return distance < 1 ? 1 - distance : distance >= 1 ? 0 : Number.NaN;
}

/** @see Keys 1981, https://doi.org/10.1109/TASSP.1981.1163711, equation 15 */
function cubic(distance: number): number {
  if (distance < 1) return 1.5 * distance ** 3 - 2.5 * distance ** 2 + 1;
  if (distance < 2) return -0.5 * distance ** 3 + 2.5 * distance ** 2 - 4 * distance + 2;
  return distance >= 2 ? 0 : Number.NaN;
}

function clamp(x: number, least: number, most: number): number {
  return Math.min(Math.max(x, least), most);
}
