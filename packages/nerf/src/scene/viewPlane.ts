import { checkPositive } from '@fourier-features/core/check';
import { cameraRays } from '../camera/cameraRays.ts';
import { readPixel, type View } from './view.ts';

/** Points of scene space and the colours seen there. */
export interface ViewPlane {
  /** `[n, 3]`, scene units. */
  readonly points: Float32Array;
  /** `[n, 3]`, red, green, blue. */
  readonly colours: Float32Array;
}

/**
 * Paints a view on a plane across its camera's axis: a stand-in for the texture of a scene whose surfaces are not known yet,
 * from which a scale can be chosen before training. Pixels under a mask or fully transparent are left out, partly
 * transparent ones darkened.
 *
 * @param depth depth of the plane, scene units.
 * @throws RangeError unless the depth is positive.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const { train } = await nerf.proceduralScene({ width: 8, train: 1, heldOut: 1 });
 * const { points, colours } = nerf.viewPlane(train[0]!, 4);
 */
export function viewPlane({ camera, picture, mask }: View, depth: number): ViewPlane {
  checkPositive('viewPlane', 'depth', depth, 'in scene units');
  const { origins, directions } = cameraRays(camera);
  const points: number[] = [];
  const colours: number[] = [];
  const rgba = new Float64Array(4);
  for (let pixel = 0; pixel < camera.width * camera.height; pixel++) {
    if (mask?.[pixel] === 0) continue;
    readPixel(picture, pixel, rgba);
    const alpha = rgba[3]!;
    if (alpha === 0) continue;
    for (let k = 0; k < 3; k++) {
      points.push(origins[3 * pixel + k]! + depth * directions[3 * pixel + k]!);
      colours.push(alpha * rgba[k]!);
    }
  }
  return { points: Float32Array.from(points), colours: Float32Array.from(colours) };
}
