import type { Vector3 } from '@fourier-features/core';

/** Triangles with shared vertices. */
export interface Mesh {
  /** `[v, 3]` row-major, relative to `origin`. */
  readonly positions: Float32Array;
  /** `[f, 3]`, the corners of each face, counter-clockwise seen from outside. */
  readonly indices: Uint32Array;
  /**
   * What to add to positions, in their unit; (0, 0, 0) if absent. Meshes far from zero have one, because float32 would round
   * their coordinates.
   */
  readonly origin?: Vector3;
}

/** @throws RangeError unless there is at least one face, every position is finite and every index names a vertex. */
export function checkMesh(caller: string, { positions, indices }: Mesh): void {
  for (const [name, { length }] of Object.entries({ positions, indices })) {
    if (length % 3 !== 0) throw new RangeError(`${caller}: ${name} must be [n, 3], got ${length} numbers`);
  }
  if (indices.length === 0) throw new RangeError(`${caller}: mesh must have at least one face, got 0`);
  const bad = positions.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new RangeError(
      `${caller}: positions must be finite, got ${positions[bad]} at vertex ${Math.floor(bad / 3)}`,
    );
  }
  const vertexCount = positions.length / 3;
  const wrong = indices.findIndex((index) => index >= vertexCount);
  if (wrong >= 0) {
    throw new RangeError(
      `${caller}: indices must be below the number of vertices, ${vertexCount}, got ${indices[wrong]} at face ${Math.floor(wrong / 3)}`,
    );
  }
}

/**
 * Returns n for points `[n, 3]`.
 *
 * @throws RangeError if the length is not a multiple of 3.
 */
export function countPoints(caller: string, points: ArrayLike<number>): number {
  if (points.length % 3 !== 0)
    throw new RangeError(`${caller}: points must be [n, 3], got ${points.length} numbers`);
  return points.length / 3;
}
