import type { Camera } from '@fourier-features/nerf';
import type { NerfLook } from '@fourier-features/tasks';

/** The camera that a visitor moves, before it is moved. */
export interface SceneCamera {
  /** Camera to world, `[3, 4]` row-major. */
  readonly pose: Float64Array;
  /** Vertical angle of view, radians. */
  readonly angle: number;
  /** Width divided by height of a picture. */
  readonly aspect: number;
  /** Middle of the scene, scene units. */
  readonly target: readonly [number, number, number];
}

/** Returns where a visitor starts: at a camera of a scene, turned about the middle of its bounds. */
export function sceneCamera(
  { pose, width, height, focal }: Camera,
  { bounds: { min, max } }: Pick<NerfLook, 'bounds'>,
): SceneCamera {
  const middle = (axis: 0 | 1 | 2): number => (min[axis] + max[axis]) / 2;
  return {
    pose,
    angle: 2 * Math.atan(height / (2 * focal[1])),
    aspect: width / height,
    target: [middle(0), middle(1), middle(2)],
  };
}
