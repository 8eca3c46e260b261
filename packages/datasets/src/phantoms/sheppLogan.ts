import { addEllipse, writeClipped } from './addEllipse.ts';
import { perturbed } from './perturbed.ts';
import { checkSquare, PHANTOM_LICENSE, type Phantom } from './phantom.ts';

const DEGREE = Math.PI / 180;

/** Grey value, semi-axes, centre, angle in radians. */
const ELLIPSES = [
  [1, 0.69, 0.92, 0, 0, 0],
  [-0.8, 0.6624, 0.874, 0, -0.0184, 0],
  [-0.2, 0.11, 0.31, 0.22, 0, -18 * DEGREE],
  [-0.2, 0.16, 0.41, -0.22, 0, 18 * DEGREE],
  [0.1, 0.21, 0.25, 0, 0.35, 0],
  [0.1, 0.046, 0.046, 0, 0.1, 0],
  [0.1, 0.046, 0.046, 0, -0.1, 0],
  [0.1, 0.046, 0.023, -0.08, -0.605, 0],
  [0.1, 0.023, 0.023, 0, -0.605, 0],
  [0.1, 0.023, 0.046, 0.06, -0.605, 0],
] as const;

type SquareShape = readonly [height: number, width: number];

export interface SheppLoganOptions {
  /** Height and width, equal, in pixels; default [512, 512]. */
  readonly shape?: SquareShape;
}

export interface RandomSheppLoganOptions extends SheppLoganOptions {
  /** 60 standard normal numbers: for grey value, two semi-axes, x, y and angle of each ellipse in turn. */
  readonly normals: ArrayLike<number>;
}

/**
 * Draws the modified Shepp–Logan head: ten ellipses whose grey values add up, sampled at linspace(−1, 1, n)², clipped to
 * [0, 1].
 *
 * @returns `[height, width]`, first row at y = −1.
 * @throws RangeError if the shape is not square or a side is not an integer of at least 2.
 * @see Shepp and Logan 1974, "The Fourier reconstruction of a head section", https://doi.org/10.1109/TNS.1974.6499235
 * @see Toft 1996, "The Radon Transform", table B.1, for the grey values
 *
 * @example
 * ```ts
 * import { sheppLogan } from '@fourier-features/datasets';
 *
 * const { values, shape } = sheppLogan({ shape: [64, 64] });
 * ```
 */
export function sheppLogan({ shape = [512, 512] }: SheppLoganOptions = {}): Phantom<SquareShape> {
  checkSquare('sheppLogan', shape, 2);
  return drawn(
    shape,
    ELLIPSES,
    'modified Shepp-Logan phantom, ten ellipses (Shepp and Logan 1974, Toft 1996)',
  );
}

/**
 * Draws a random head: the modified Shepp–Logan phantom with 0.05 z added to each of its 60 parameters (angles in
 * radians).
 *
 * @returns `[height, width]`, first row at y = −1, clipped to [0, 1].
 * @throws RangeError if the shape is not square, a side is not an integer of at least 2, or there are not 60 normals.
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, whose tomography data are such phantoms
 *
 * @example
 * ```ts
 * import { threefryRandom } from '@fourier-features/core';
 * import { randomSheppLogan } from '@fourier-features/datasets';
 *
 * const { values } = randomSheppLogan({ shape: [64, 64], normals: threefryRandom(1).normals(60) });
 * ```
 */
export function randomSheppLogan({
  shape = [512, 512],
  normals,
}: RandomSheppLoganOptions): Phantom<SquareShape> {
  checkSquare('randomSheppLogan', shape, 2);
  const ellipses = perturbed('randomSheppLogan', ELLIPSES, normals);
  return drawn(shape, ellipses, 'Shepp-Logan phantom with every parameter changed by N(0, 0.05²)');
}

function drawn(
  shape: SquareShape,
  ellipses: readonly (readonly number[])[],
  source: string,
): Phantom<SquareShape> {
  const [side] = shape;
  const sums = new Float64Array(side * side);
  for (const [grey, a, b, x, y, angle] of ellipses) {
    addEllipse(sums, side, { grey: grey!, semiAxes: [a!, b!], centre: [x!, y!], angle: angle! });
  }
  const values = new Float32Array(sums.length);
  writeClipped(sums, values);
  return { values, shape: [side, side], source, license: PHANTOM_LICENSE };
}
