import type { Random } from '@fourier-features/core';

/** Neighbouring points of a data set, split in two. */
export interface Patch {
  /** Indices of the points to train on. */
  readonly train: readonly number[];
  /** Indices of the held-out points. */
  readonly heldOut: readonly number[];
}

export interface PatchOptions {
  /** Points `[n, d]`. */
  coordinates: ArrayLike<number>;
  /** Number of coordinates d. */
  inputDim: number;
  /** Number of patches. */
  count: number;
  /** Number of points of each patch, at most. */
  size: number;
  /** Fraction of a patch that is held out, in (0, 1). */
  heldOutPart: number;
  random: Random;
}

/**
 * Draws patches of neighbours around random points. Unlike a random subset they keep the data's spacing, which decides how
 * well a scale interpolates between the points.
 */
export function drawPatches({
  coordinates,
  inputDim,
  count,
  size,
  heldOutPart,
  random,
}: PatchOptions): Patch[] {
  const points = coordinates.length / inputDim;
  const members = Math.min(size, points);
  const centres = random.integers(points <= size ? 1 : count, points);
  return Array.from(centres, (centre) => {
    const nearest = nearestPoints(coordinates, inputDim, centre, members);
    const order = shuffled(nearest, random);
    const heldOut = Math.max(1, Math.round(heldOutPart * members));
    return { train: order.slice(heldOut), heldOut: order.slice(0, heldOut) };
  });
}

function nearestPoints(
  coordinates: ArrayLike<number>,
  inputDim: number,
  centre: number,
  count: number,
): number[] {
  const points = coordinates.length / inputDim;
  // Distance is the largest difference along an axis: patches of grids are squares.
  const distances = Float64Array.from({ length: points }, (_, i) => {
    let largest = 0;
    for (let k = 0; k < inputDim; k++) {
      const difference = Math.abs(coordinates[i * inputDim + k]! - coordinates[centre * inputDim + k]!);
      largest = Math.max(largest, difference);
    }
    return largest;
  });
  // Sorting numbers is much faster than sorting indices by them: find the largest distance first, then the points within.
  const farthest = distances.toSorted()[count - 1]!;
  const near: number[] = [];
  distances.forEach((distance, i) => {
    if (distance <= farthest) near.push(i);
  });
  return near.sort((i, j) => distances[i]! - distances[j]! || i - j).slice(0, count);
}

/** Returns the values in random order, by the Fisher–Yates shuffle. */
export function shuffled(values: readonly number[], random: Random): number[] {
  const result = [...values];
  for (let last = result.length - 1; last > 0; last--) {
    const other = random.integers(1, last + 1)[0]!;
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}
