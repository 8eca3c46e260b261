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
 * What a view would show if the scene were painted on a plane across its axis at a depth: a stand-in for the texture of a
 * scene whose surfaces are not known yet. Pixels that are transparent altogether are left out, those in part darkened.
 *
 * @param depth scene units.
 * @throws RangeError unless the depth is positive.
 */
export function viewPlane({ camera, picture }: View, depth: number): ViewPlane {
  checkPositive('viewPlane', 'depth', depth, 'in scene units');
  const { origins, directions } = cameraRays(camera);
  const points: number[] = [];
  const colours: number[] = [];
  const rgba = new Float64Array(4);
  for (let pixel = 0; pixel < camera.width * camera.height; pixel++) {
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
