/**
 * How a lens differs from a pinhole, in OpenCV's coordinates: x = X/Z to the right, y = Y/Z down, for a point (X, Y, Z) in
 * front of the camera.
 *
 * With r² = u² + v² and D = 1 + k₁r² + k₂r⁴ + k₃r⁶ + k₄r⁸, the point (u, v) is drawn at
 * (uD + 2p₁uv + p₂(r² + 2u²), vD + 2p₂uv + p₁(r² + 2v²)), to be multiplied by the focal lengths. For `perspective`, (u, v) is
 * (x, y): OpenCV's model. For `fisheye`, it is (x, y)·θ/tan θ, θ being the angle from the camera's axis, tan θ = √(x² + y²):
 * OpenCV's fisheye model, which has no p₁ and p₂.
 *
 * @see https://docs.opencv.org/4.x/d9/d0c/group__calib3d.html
 * @see https://docs.opencv.org/4.x/db/d58/group__calib3d__fisheye.html
 */
export interface Lens {
  readonly projection: 'perspective' | 'fisheye';
  readonly distortion: readonly [k1: number, k2: number, k3: number, k4: number, p1: number, p2: number];
}

/** Largest angle from the axis of a fisheye, radians: depths are measured along the axis, so 90° is out of reach. */
const MOST_FISHEYE_ANGLE = (80 * Math.PI) / 180;

type Pair = [x: number, y: number];

/** Where a lens draws the point (x, y). */
export function distort({ projection, distortion }: Lens, x: number, y: number): Pair {
  if (projection === 'perspective') return bent(distortion, x, y);
  const r = Math.hypot(x, y);
  const ratio = r === 0 ? 1 : Math.atan(r) / r;
  return bent(distortion, ratio * x, ratio * y);
}

/**
 * Returns the point (x, y) that a lens draws at a place: the inverse of `distort`, followed from the middle outwards, so that
 * of several points drawn at one place it is the one that the lens was calibrated for.
 *
 * @returns NaN if the lens draws no point there, or one of more than 80° from the axis of a fisheye.
 */
export function undistort({ projection, distortion }: Lens, x: number, y: number): Pair {
  const [u, v] = straightened(distortion, x, y);
  if (projection === 'perspective') return [u, v];
  const angle = Math.hypot(u, v);
  if (!(angle <= MOST_FISHEYE_ANGLE)) return [Number.NaN, Number.NaN];
  const ratio = angle === 0 ? 1 : Math.tan(angle) / angle;
  return [ratio * u, ratio * v];
}

function bent([k1, k2, k3, k4, p1, p2]: Lens['distortion'], u: number, v: number): Pair {
  const rr = u * u + v * v;
  const radial = 1 + rr * (k1 + rr * (k2 + rr * (k3 + rr * k4)));
  return [
    u * radial + 2 * p1 * u * v + p2 * (rr + 2 * u * u),
    v * radial + 2 * p2 * u * v + p1 * (rr + 2 * v * v),
  ];
}

/** Largest distance between two points of the path along which the inverse is followed. */
const STRIDE = 0.125;
/** Largest distance from the middle, in focal lengths, at which anything is seen. */
const MOST_RADIUS = 10;
const MOST_ITERATIONS = 20;
const TOLERANCE = 1e-13;

/** Inverts `bent` by Newton's method, along the line from 0 to (x, y). */
function straightened(distortion: Lens['distortion'], x: number, y: number): Pair {
  const radius = Math.hypot(x, y);
  if (!(radius <= MOST_RADIUS)) return [Number.NaN, Number.NaN];
  const strides = Math.max(1, Math.ceil(radius / STRIDE));
  let [u, v] = [0, 0];
  for (let stride = 1; stride <= strides && !Number.isNaN(u); stride++) {
    const fraction = stride / strides;
    [u, v] = newton(distortion, fraction * x, fraction * y, u, v);
  }
  return [u, v];
}

/** Solves bent(u, v) = (x, y) from a point nearby; NaN if the map folds over on the way, or the solution is not reached. */
function newton(distortion: Lens['distortion'], x: number, y: number, fromU: number, fromV: number): Pair {
  const [k1, k2, k3, k4, p1, p2] = distortion;
  let [u, v] = [fromU, fromV];
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const rr = u * u + v * v;
    const radial = 1 + rr * (k1 + rr * (k2 + rr * (k3 + rr * k4)));
    const slope = 2 * (k1 + rr * (2 * k2 + rr * (3 * k3 + rr * 4 * k4)));
    const across = slope * u * v + 2 * (p1 * u + p2 * v);
    const alongU = radial + slope * u * u + 2 * p1 * v + 6 * p2 * u;
    const alongV = radial + slope * v * v + 2 * p2 * u + 6 * p1 * v;
    const determinant = alongU * alongV - across * across;
    // Where the map folds over, the picture would be mirrored.
    if (!(determinant > 0 && alongU + alongV > 0)) break;
    const [foundX, foundY] = bent(distortion, u, v);
    const [du, dv] = [x - foundX, y - foundY];
    if (Math.abs(du) + Math.abs(dv) <= TOLERANCE) return [u, v];
    u += (alongV * du - across * dv) / determinant;
    v += (alongU * dv - across * du) / determinant;
  }
  return [Number.NaN, Number.NaN];
}
