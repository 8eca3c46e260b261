import type { Random } from '@fourier-features/core';
import { checkOneOf } from '@fourier-features/core/check';
import { checkMesh, type Mesh } from '../mesh.ts';
import type { Sampler } from './sampler.ts';

/** What is equally likely: all faces, as in the paper's code, or all points of the surface. */
export type FaceWeighting = 'face' | 'area';

export interface SurfaceSamplerOptions {
  /** What is equally likely; `face` by default. */
  weighting?: FaceWeighting;
  /** Standard deviation of the normal noise added to each coordinate, in units of the mesh. */
  noise?: number;
}

/**
 * Returns a sampler of points on a surface: a random face, a point uniform on it, and normal noise, without noise by default.
 *
 * @throws RangeError if the mesh is malformed, has no area to weight by, the weighting is unknown or the noise negative.
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const triangle = { positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0), indices: Uint32Array.of(0, 1, 2) };
 * const points = occupancy.surfaceSampler(triangle, { weighting: 'area' })(100, seededRandom(0)); // [100, 3]
 */
export function surfaceSampler(
  mesh: Mesh,
  { weighting = 'face', noise = 0 }: SurfaceSamplerOptions = {},
): Sampler {
  checkMesh('surfaceSampler', mesh);
  checkOneOf('surfaceSampler', 'weighting', weighting, ['face', 'area']);
  if (!(noise >= 0 && Number.isFinite(noise)))
    throw new RangeError(`surfaceSampler: noise must be at least 0, in units of the mesh, got ${noise}`);
  const { positions, indices } = mesh;
  const chooseFaces = weighting === 'face' ? equalFaces(indices.length / 3) : weightedFaces(faceAreas(mesh));
  return (count, random) => {
    const faces = chooseFaces(count, random);
    const along = random.uniforms(2 * count);
    const points = noise > 0 ? random.normals(3 * count) : new Float32Array(3 * count);
    for (let i = 0; i < count; i++) {
      // √u makes the area, not the distance from the first corner, uniform.
      const root = Math.sqrt(along[2 * i]!);
      const second = root * (1 - along[2 * i + 1]!);
      const third = root * along[2 * i + 1]!;
      const face = 3 * faces[i]!;
      const [a, b, c] = [3 * indices[face]!, 3 * indices[face + 1]!, 3 * indices[face + 2]!];
      for (let k = 0; k < 3; k++) {
        const place = (1 - root) * positions[a + k]! + second * positions[b + k]! + third * positions[c + k]!;
        points[3 * i + k] = place + noise * points[3 * i + k]!;
      }
    }
    return points;
  };
}

/**
 * Returns a sampler of points near a surface: `surfaceSampler` with noise 0.01 by default, which on a normalised mesh draws
 * the paper's "hard" test set.
 *
 * @throws RangeError if the mesh is malformed, has no area to weight by, the weighting is unknown or the noise negative.
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const triangle = { positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0), indices: Uint32Array.of(0, 1, 2) };
 * const points = occupancy.boundarySampler(triangle)(100, seededRandom(0)); // [100, 3]
 */
export function boundarySampler(
  mesh: Mesh,
  { weighting = 'face', noise = 0.01 }: SurfaceSamplerOptions = {},
): Sampler {
  return surfaceSampler(mesh, { weighting, noise });
}

type FaceChoice = (count: number, random: Random) => ArrayLike<number>;

function equalFaces(faceCount: number): FaceChoice {
  return (count, random) => random.integers(count, faceCount);
}

function weightedFaces(areas: Float64Array): FaceChoice {
  const sums = new Float64Array(areas.length);
  let total = 0;
  areas.forEach((area, face) => {
    total += area;
    sums[face] = total;
  });
  if (!(total > 0)) throw new RangeError('surfaceSampler: mesh must have a positive area to weight by');
  return (count, random) =>
    // 24 bits of a uniform are too few to tell the faces of a large mesh apart.
    random.integers(count, 2 ** 32).map((word) => firstAbove(sums, (word / 2 ** 32) * total));
}

/** Returns the first index whose sum exceeds `value`, which is never that of a face without area. */
function firstAbove(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Computes the area of each face. */
function faceAreas({ positions, indices }: Mesh): Float64Array {
  return Float64Array.from({ length: indices.length / 3 }, (_, face) => {
    const [a, b, c] = [0, 1, 2].map((k) => 3 * indices[3 * face + k]!) as [number, number, number];
    const edge = (to: number, axis: number): number => positions[to + axis]! - positions[a + axis]!;
    const cross = (j: number, k: number): number => edge(b, j) * edge(c, k) - edge(b, k) * edge(c, j);
    return Math.hypot(cross(1, 2), cross(2, 0), cross(0, 1)) / 2;
  });
}
