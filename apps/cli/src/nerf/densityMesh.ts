import type { Bounds } from '@fourier-features/core';
import { createMarchingCubes, type MeshWithNormals, vertexNormals } from '@fourier-features/occupancy';

export interface DensityMeshOptions {
  /** On a grid as `densityOnGrid` gives it. */
  readonly density: Float32Array;
  readonly resolution: number;
  readonly bounds: Bounds;
  /** Per scene unit. */
  readonly threshold: number;
}

/** The surface where density crosses a threshold: closed, since a layer around the box is empty. */
export function densityMesh({ density, resolution, bounds, threshold }: DensityMeshOptions): MeshWithNormals {
  const side = resolution + 2;
  const axis = (which: 0 | 1 | 2): Float64Array => {
    const [low, high] = [bounds.min[which], bounds.max[which]];
    return Float64Array.from({ length: side }, (_, i) => low + ((high - low) * (i - 1)) / (resolution - 1));
  };
  const cubes = createMarchingCubes([axis(0), axis(1), axis(2)]);
  for (let k = -1; k <= resolution; k++) {
    const plane = new Float32Array(side * side).fill(-threshold);
    for (let j = 0; k >= 0 && k < resolution && j < resolution; j++) {
      for (let i = 0; i < resolution; i++)
        plane[(j + 1) * side + i + 1] = density[(k * resolution + j) * resolution + i]! - threshold;
    }
    cubes.addPlane(plane);
  }
  const mesh = cubes.finish();
  return { ...mesh, normals: vertexNormals(mesh) };
}
