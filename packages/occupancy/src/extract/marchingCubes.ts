import type { Mesh } from '../mesh.ts';
import { cubeTriangles } from './cubeTable.ts';

/** Positions of a grid's planes along each axis, ascending; cells need not be cubes. */
export type GridAxes = readonly [x: Float64Array, y: Float64Array, z: Float64Array];

/** A surface in construction, plane by plane. */
export interface MarchingCubes {
  /**
   * Adds the next plane across z, `[ny, nx]`, x fastest: above 0 is inside.
   *
   * @throws RangeError if the plane is of another size, or all planes have been added.
   */
  addPlane(values: Float32Array): void;
  /** Returns the surface between all planes added so far. */
  finish(): Mesh;
}

/** Smallest distance of a crossing from a corner, as a fraction of the cell, so that no triangle shrinks to a point. */
const CLEARANCE = 1e-3;

/**
 * Extracts the surface where values on a grid cross 0, plane by plane: only two planes are held, and vertices on a plane are
 * shared by the cells on both sides, so the surface has no seams. If the outermost samples are outside, it is a closed
 * 2-manifold, oriented outwards.
 *
 * @example
 * import * as occupancy from '@fourier-features/occupancy';
 *
 * const axis = Float64Array.of(0, 1, 2);
 * const cubes = occupancy.marchingCubes([axis, axis, axis]);
 * for (const middle of [-1, 1, -1]) cubes.addPlane(new Float32Array(9).fill(-1).fill(middle, 4, 5));
 * const octahedron = cubes.finish(); // around the one sample inside, at (1, 1, 1)
 */
export function marchingCubes([xs, ys, zs]: GridAxes): MarchingCubes {
  const nx = xs.length;
  const ny = ys.length;
  const size = nx * ny;
  const positions: number[] = [];
  const indices: number[] = [];
  let values: Float32Array = new Float32Array(0);
  let above: Float32Array = new Float32Array(0);
  // Vertices on edges along x and y of the lower and the upper plane, and on edges along z between them.
  let lower = [new Int32Array(size), new Int32Array(size)] as const;
  let upper = [new Int32Array(size), new Int32Array(size)] as const;
  const between = new Int32Array(size);
  let planes = 0;

  /** Returns where the edge from value `a` at p to value `b` at q crosses 0. */
  const along = (a: number, b: number, p: number, q: number): number =>
    p + Math.min(1 - CLEARANCE, Math.max(CLEARANCE, a / (a - b))) * (q - p);
  const add = (x: number, y: number, z: number): number => positions.push(x, y, z) / 3 - 1;

  const crossPlane = (plane: Float32Array, z: number, [alongX, alongY]: typeof lower): void => {
    for (let j = 0, at = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++, at++) {
        const a = plane[at]!;
        const right = plane[at + 1]!;
        if (i + 1 < nx && a > 0 !== right > 0)
          alongX[at] = add(along(a, right, xs[i]!, xs[i + 1]!), ys[j]!, z);
        const next = plane[at + nx]!;
        if (j + 1 < ny && a > 0 !== next > 0) alongY[at] = add(xs[i]!, along(a, next, ys[j]!, ys[j + 1]!), z);
      }
    }
  };

  const crossBetween = (z: number, zAbove: number): void => {
    for (let at = 0; at < size; at++) {
      const [a, b] = [values[at]!, above[at]!];
      if (a > 0 !== b > 0) between[at] = add(xs[at % nx]!, ys[Math.floor(at / nx)]!, along(a, b, z, zAbove));
    }
  };

  const vertexOn = (edge: number, at: number): number => {
    const [low, high] = [edge & 1, (edge >> 1) & 1];
    if (edge < 4) return (high ? upper : lower)[0][at + low * nx]!;
    if (edge < 8) return (high ? upper : lower)[1][at + low]!;
    return between[at + low + high * nx]!;
  };

  const connectCells = (): void => {
    for (let j = 0; j + 1 < ny; j++) {
      for (let i = 0; i + 1 < nx; i++) {
        const at = j * nx + i;
        let inside = 0;
        for (let corner = 0; corner < 4; corner++) {
          const place = at + (corner & 1) + (corner >> 1) * nx;
          if (values[place]! > 0) inside |= 1 << corner;
          if (above[place]! > 0) inside |= 16 << corner;
        }
        if (inside === 0 || inside === 255) continue;
        for (const edge of cubeTriangles[inside]!) indices.push(vertexOn(edge, at));
      }
    }
  };

  return {
    addPlane(next) {
      if (next.length !== size)
        throw new RangeError(`addPlane: values must be [${ny}, ${nx}], ${size} numbers, got ${next.length}`);
      if (planes === zs.length) throw new RangeError(`addPlane: the grid has only ${zs.length} planes`);
      above = next;
      crossPlane(above, zs[planes]!, upper);
      if (planes > 0) {
        crossBetween(zs[planes - 1]!, zs[planes]!);
        connectCells();
      }
      values = above;
      [lower, upper] = [upper, lower];
      planes++;
    },
    finish: () => ({ positions: Float32Array.from(positions), indices: Uint32Array.from(indices) }),
  };
}
