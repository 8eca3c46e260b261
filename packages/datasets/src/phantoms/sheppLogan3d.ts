import { addEllipse, writeClipped } from './addEllipse.ts';
import { perturbed } from './perturbed.ts';
import { checkSquare, PHANTOM_LICENSE, type Phantom } from './phantom.ts';

/** Grey value, semi-axes, centre, angle in radians about the z axis. */
const ELLIPSOIDS = [
  [1, 0.69, 0.92, 0.9, 0, 0, 0, 0],
  [-0.8, 0.6624, 0.874, 0.88, 0, 0, 0, 0],
  [-0.2, 0.41, 0.16, 0.21, -0.22, 0, -0.25, (3 * Math.PI) / 5],
  [-0.2, 0.31, 0.11, 0.22, 0.22, 0, -0.25, (2 * Math.PI) / 5],
  [0.1, 0.21, 0.25, 0.5, 0, 0.35, -0.25, 0],
  [0.1, 0.046, 0.046, 0.046, 0, 0.1, -0.25, 0],
  [0.1, 0.046, 0.023, 0.02, -0.08, -0.65, -0.25, 0],
  [0.1, 0.046, 0.023, 0.02, 0.06, -0.65, -0.25, Math.PI / 2],
  [0.1, 0.056, 0.04, 0.1, 0.06, -0.105, 0.625, Math.PI / 2],
  [0.1, 0.056, 0.056, 0.1, 0, 0.1, 0.625, 0],
] as const;

type HeadShape = readonly [depth: number, height: number, width: number];

export interface SheppLogan3dOptions {
  /** Numbers of voxels along z, y and x, the last two equal; default [96, 96, 96]. */
  readonly shape?: HeadShape;
  /** z of the first and the last slice; default [−1, 1], the whole head. The 2-D phantom resembles z = −0.25. */
  readonly zRange?: readonly [first: number, last: number];
}

export interface RandomSheppLogan3dOptions extends SheppLogan3dOptions {
  /** 80 standard normal numbers: for grey value, three semi-axes, x, y, z and angle of each ellipsoid in turn. */
  readonly normals: ArrayLike<number>;
}

/**
 * Draws the Shepp–Logan head in three dimensions: ten ellipsoids rotated about the z axis, with the modified grey values,
 * sampled at linspace(−1, 1, n)² × linspace(zRange, depth), clipped to [0, 1].
 *
 * @returns `[depth, height, width]`, z slowest and x fastest, first row at y = −1.
 * @throws RangeError if a side is not an integer of at least 2, height and width differ, or `zRange` is not two ascending
 * finite numbers.
 * @see Koay, Sarlls and Özarslan 2007, https://doi.org/10.1002/mrm.21292, as tabulated by the Python package
 * phantominator (`ct_shepp_logan`, modified)
 *
 * @example
 * ```ts
 * import { sheppLogan3d } from '@fourier-features/datasets';
 *
 * const { values, shape } = sheppLogan3d({ shape: [8, 32, 32], zRange: [-0.25, 0.25] });
 * ```
 */
export function sheppLogan3d(options: SheppLogan3dOptions = {}): Phantom<HeadShape> {
  return drawn('sheppLogan3d', options, ELLIPSOIDS, 'modified Shepp-Logan phantom in 3-D (Koay et al. 2007)');
}

/**
 * Draws a random head in three dimensions: `sheppLogan3d` with 0.05 z added to each of its 80 parameters (angles in
 * radians).
 *
 * @returns `[depth, height, width]`, clipped to [0, 1].
 * @throws RangeError in the cases of `sheppLogan3d`, and if there are not 80 normals.
 *
 * @example
 * ```ts
 * import { threefryRandom } from '@fourier-features/core';
 * import { randomSheppLogan3d } from '@fourier-features/datasets';
 *
 * const { values } = randomSheppLogan3d({ shape: [16, 16, 16], normals: threefryRandom(1).normals(80) });
 * ```
 */
export function randomSheppLogan3d({ normals, ...options }: RandomSheppLogan3dOptions): Phantom<HeadShape> {
  const ellipsoids = perturbed('randomSheppLogan3d', ELLIPSOIDS, normals);
  const source = 'Shepp-Logan phantom in 3-D with every parameter changed by N(0, 0.05²)';
  return drawn('randomSheppLogan3d', options, ellipsoids, source);
}

function drawn(
  caller: string,
  { shape = [96, 96, 96], zRange = [-1, 1] }: SheppLogan3dOptions,
  ellipsoids: readonly (readonly number[])[],
  source: string,
): Phantom<HeadShape> {
  checkSquare(caller, shape, 3);
  const [depth, side] = shape;
  const [first, last] = zRange;
  if (!(Number.isFinite(first) && Number.isFinite(last) && first < last)) {
    throw new RangeError(
      `${caller}: zRange must be two ascending finite numbers, got [${zRange.join(', ')}]`,
    );
  }
  const values = new Float32Array(depth * side * side);
  for (let slice = 0; slice < depth; slice++) {
    const height = first + ((last - first) * slice) / (depth - 1);
    const sums = new Float64Array(side * side);
    for (const [grey, a, b, c, x, y, z, angle] of ellipsoids) {
      const ellipse = { grey: grey!, semiAxes: [a!, b!], centre: [x!, y!], angle: angle! } as const;
      addEllipse(sums, side, ellipse, 1 - ((height - z!) / c!) ** 2);
    }
    writeClipped(sums, values, slice * side * side);
  }
  return { values, shape: [depth, side, side], source, license: PHANTOM_LICENSE };
}
