import { checkPositiveInteger } from '@fourier-features/core/check';
import type { Camera } from './camera.ts';

/**
 * Returns a camera with the same view in a picture of another size; rays stay in the middle of their pixels.
 *
 * @throws RangeError if a size is not a positive integer.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const [camera] = nerf.orbitCameras({ frames: 1, radius: 4, width: 8 });
 * const larger = nerf.resizeCamera(camera!, { width: 16, height: 16 });
 */
export function resizeCamera(
  camera: Camera,
  { width, height }: { readonly width: number; readonly height: number },
): Camera {
  for (const [name, size] of Object.entries({ width, height }))
    checkPositiveInteger('resizeCamera', name, size, 'in pixels');
  const [across, down] = [width / camera.width, height / camera.height];
  // A pixel's middle is at i + ½ from the edge, and distances from the edge scale.
  const centre = [(camera.centre[0] + 0.5) * across - 0.5, (camera.centre[1] + 0.5) * down - 0.5] as const;
  return { ...camera, width, height, focal: [camera.focal[0] * across, camera.focal[1] * down], centre };
}
