import type { Random } from '@fourier-features/core';

/** Some points of a data set, close together, split in two. */
export interface Patch {
  /** Indices of points to learn from. */
  readonly train: readonly number[];
  /** Indices of points to be judged by. */
  readonly heldOut: readonly number[];
}

export interface PatchOptions {
  /** `[n, d]`. */
  coordinates: ArrayLike<number>;
  inputDim: number;
  /** How many patches. */
  count: number;
  /** Points of each patch, at most. */
  size: number;
  /** Part of a patch that is held out, in (0, 1). */
  heldOutPart: number;
  random: Random;
}

/**
 * Patches of neighbours around random points. They keep the data's own spacing, which a random subset would not: what a
 * scale is worth between the points depends on how far apart they are.
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
  // The largest difference along an axis: patches of grids are squares.
  const distances = Float64Array.from({ length: points }, (_, i) => {
    let largest = 0;
    for (let k = 0; k < inputDim; k++) {
      const difference = Math.abs(coordinates[i * inputDim + k]! - coordinates[centre * inputDim + k]!);
      largest = Math.max(largest, difference);
    }
    return largest;
  });
  // Sorting plain numbers is much quicker than sorting indices by them: first how far to go, then who is that near.
  const farthest = distances.toSorted()[count - 1]!;
  const near: number[] = [];
  distances.forEach((distance, i) => {
    if (distance <= farthest) near.push(i);
  });
  return near.sort((i, j) => distances[i]! - distances[j]! || i - j).slice(0, count);
}

/** Fisher and Yates. */
export function shuffled(values: readonly number[], random: Random): number[] {
  const result = [...values];
  for (let last = result.length - 1; last > 0; last--) {
    const other = random.integers(1, last + 1)[0]!;
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}
