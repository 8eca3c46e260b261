import type { Bounds, Vector3 } from '@fourier-features/core';
import { checkBounds } from '@fourier-features/core/check';
import type { Camera } from '../camera/camera.ts';
import { cameraRays, sideways } from '../camera/cameraRays.ts';
import { projectPoint } from '../camera/projectPoint.ts';
import { checkDepthRange } from '../check.ts';
import { type Background, backgroundColour } from '../render/background.ts';
import { subtract } from '../vectors.ts';
import { cameraFocus } from './focus.ts';
import { spread } from './spread.ts';
import { checkViews, readPixel, type View } from './view.ts';

export interface SceneReportOptions {
  /** Depth at which rays begin, scene units. */
  near: number;
  /** Depth at which rays end, scene units. */
  far: number;
  /** Box outside of which nothing is seen, scene units. */
  bounds: Bounds;
  /** `black` by default. */
  background?: Background;
}

/** How well the cameras of a scene fit its depths and its box. */
export interface SceneReport {
  /** Mean depth of the point closest to all optical axes, scene units; absent if the axes are nearly parallel. */
  readonly focusDepth?: number;
  /** Number of cameras that have that point in front of them. */
  readonly focusInFront: number;
  /** Number of cameras that have that point between near and far. */
  readonly focusInRange: number;
  /**
   * Share of the pixels that show something whose rays meet the box between near and far, in [0, 1]: of pixels that no mask
   * covers and that are neither transparent nor of the background's colour. 1 if there are none.
   */
  readonly raysInside: number;
  /** Share of the points between near and far that a camera sees, in the box, that another camera sees too, in [0, 1]. */
  readonly overlap: number;
  /** Root mean square distance of the cameras from their mean position, in units of (near + far)/2: without it, no depth. */
  readonly parallax: number;
  /** Largest ratio of the focal lengths of a camera's two axes, at least 1: pixels are square at 1. */
  readonly pixelAspect: number;
  /** Largest displacement of a pixel by a camera's lens, pixels; 0 for pinholes. */
  readonly lensShift: number;
}

/** Views, and pixels along each side of one, that are looked at. */
const MOST_VIEWS = 48;
const SIDE = 12;
const OVERLAP_SIDE = 4;
/** Fractions of the way from near to far at which overlap is measured. */
const DEPTHS = [0.1, 0.5, 0.9];
/** Colours this close to the background are indistinguishable from it in 8 bits. */
const TOLERANCE = 1.5 / 255;

/**
 * Measures whether cameras and pictures fit the depths and the box that a scene is to be fitted in, on some rays of up to 48
 * views. Poses of another convention, depths of another unit and boxes that are too small show here before any training.
 *
 * @throws RangeError if a picture does not fit its camera, unless 0 ≤ near < far, or if the box is empty.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const { train, near, far } = await nerf.proceduralScene({ width: 16, train: 6, heldOut: 1 });
 * const bounds = nerf.defaultBounds(train.map(({ camera }) => camera), near, far);
 * const { focusInFront, raysInside, overlap } = nerf.sceneReport(train, { near, far, bounds }); // 6, 1, over 0.9
 */
export function sceneReport(
  views: readonly View[],
  { near, far, bounds, background = 'black' }: SceneReportOptions,
): SceneReport {
  checkViews('sceneReport', views);
  checkDepthRange('sceneReport', near, far);
  checkBounds('sceneReport', bounds);
  const cameras = views.map(({ camera }) => camera);
  const focus = cameraFocus(cameras);
  const depths = focus?.depths ?? [];
  const some = spread(views, MOST_VIEWS);
  return {
    ...(focus ? { focusDepth: depths.reduce((sum, depth) => sum + depth, 0) / depths.length } : {}),
    focusInFront: depths.filter((depth) => depth > 0).length,
    focusInRange: depths.filter((depth) => depth >= near && depth <= far).length,
    raysInside: raysInside(some, near, far, bounds, background),
    overlap: overlapOf(
      some.map(({ camera }) => camera),
      near,
      far,
      bounds,
    ),
    parallax: scatter(cameras) / ((near + far) / 2),
    pixelAspect: Math.max(...cameras.map(({ focal: [fx, fy] }) => Math.max(fx / fy, fy / fx))),
    lensShift: Math.max(...some.map(({ camera }) => lensShift(camera))),
  };
}

function raysInside(
  views: readonly View[],
  near: number,
  far: number,
  bounds: Bounds,
  background: Background,
): number {
  let shown = 0;
  let inside = 0;
  for (const view of views) {
    const pixels = gridPixels(view.camera, SIDE).filter((pixel) => showsSomething(view, pixel, background));
    const { origins, directions } = cameraRays(view.camera, pixels);
    pixels.forEach((_, ray) => {
      const row = (array: Float64Array): Float64Array => array.subarray(3 * ray, 3 * ray + 3);
      shown += 1;
      if (meets(row(origins), row(directions), near, far, bounds)) inside += 1;
    });
  }
  return shown === 0 ? 1 : inside / shown;
}

function showsSomething({ picture, mask }: View, pixel: number, background: Background): boolean {
  if (mask?.[pixel] === 0) return false;
  const rgba = new Float64Array(4);
  readPixel(picture, pixel, rgba);
  if (rgba[3]! < TOLERANCE) return false;
  if (rgba[3]! < 1 || background === 'alpha') return true;
  const behind = backgroundColour(background);
  return [0, 1, 2].some((c) => Math.abs(rgba[c]! - behind[c]!) > TOLERANCE);
}

/** Whether a ray meets a box between two depths. */
function meets(
  origin: ArrayLike<number>,
  direction: ArrayLike<number>,
  near: number,
  far: number,
  { min, max }: Bounds,
): boolean {
  let [enter, leave] = [near, far];
  for (let axis = 0; axis < 3; axis++) {
    const [o, d] = [origin[axis]!, direction[axis]!];
    if (d === 0) {
      if (o < min[axis]! || o > max[axis]!) return false;
      continue;
    }
    const [one, other] = [(min[axis]! - o) / d, (max[axis]! - o) / d];
    enter = Math.max(enter, Math.min(one, other));
    leave = Math.min(leave, Math.max(one, other));
  }
  return enter < leave;
}

function overlapOf(cameras: readonly Camera[], near: number, far: number, { min, max }: Bounds): number {
  let count = 0;
  let shared = 0;
  for (const camera of cameras) {
    const { origins, directions } = cameraRays(camera, gridPixels(camera, OVERLAP_SIDE));
    for (let at = 0; at < origins.length; at += 3) {
      for (const fraction of DEPTHS) {
        const depth = near + fraction * (far - near);
        const point = [0, 1, 2].map((axis) => origins[at + axis]! + depth * directions[at + axis]!);
        if (point.some((x, axis) => x < min[axis]! || x > max[axis]!)) continue;
        count += 1;
        if (cameras.some((other) => other !== camera && sees(other, point as unknown as Vector3, near, far)))
          shared += 1;
      }
    }
  }
  return count === 0 ? 0 : shared / count;
}

function sees(camera: Camera, point: Vector3, near: number, far: number): boolean {
  const { pixel, depth } = projectPoint(camera, point);
  return (
    depth >= near &&
    depth <= far &&
    pixel[0] >= -0.5 &&
    pixel[0] <= camera.width - 0.5 &&
    pixel[1] >= -0.5 &&
    pixel[1] <= camera.height - 0.5
  );
}

/** Returns about `side`² pixels, evenly spread over a camera's picture. */
function gridPixels({ width, height }: Camera, side: number): number[] {
  const places = (size: number): number[] => {
    const some = Math.min(side, size);
    return Array.from({ length: some }, (_, i) => Math.floor(((i + 0.5) * size) / some));
  };
  return places(height).flatMap((row) => places(width).map((column) => row * width + column));
}

/** Returns the root mean square distance of cameras from their mean position. */
function scatter(cameras: readonly Camera[]): number {
  const positions = cameras.map(({ pose }): Vector3 => [pose[3]!, pose[7]!, pose[11]!]);
  const mean = [0, 1, 2].map(
    (axis) => positions.reduce((sum, position) => sum + position[axis]!, 0) / positions.length,
  ) as unknown as Vector3;
  const squares = positions.map((position) => Math.hypot(...subtract(position, mean)) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / positions.length);
}

/** Returns the largest distance, in pixels, between where a lens draws what a corner shows and where a pinhole would. */
function lensShift(camera: Camera): number {
  const { width, height, focal, centre, lens } = camera;
  if (!lens) return 0;
  const corners = [0, width - 1].flatMap((column) => [0, height - 1].map((row) => [column, row] as const));
  const shifts = corners.map(([column, row]) => {
    const [x, y] = sideways(camera, column, row);
    return Math.hypot(centre[0] + focal[0] * x - column, centre[1] - focal[1] * y - row);
  });
  return Math.max(...shifts);
}
