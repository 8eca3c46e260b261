import type { Rays } from '../camera/camera.ts';
import { writeRay } from '../camera/cameraRays.ts';
import { countedPixels } from '../scene/countedPixels.ts';
import { checkViews, readPixel, type View } from '../scene/view.ts';

/** The rays of all pixels of all views that no mask covers, computed on demand. */
export interface RayPool {
  /** Number of rays. */
  readonly count: number;
  /** Writes ray `index` to row `at` of `rays`. */
  writeRay(index: number, rays: Rays, at: number): void;
  /** Writes red, green, blue, alpha of the pixel of ray `index`. */
  readPixel(index: number, rgba: Float64Array): void;
}

/**
 * Returns the rays of views.
 *
 * @throws RangeError if there are no views, or none without its mask, or a picture does not fit its camera.
 */
export function rayPool(caller: string, views: readonly View[]): RayPool {
  checkViews(caller, views);
  const starts = [0];
  const counted = views.map(countedPixels);
  views.forEach(({ camera }, view) => {
    starts.push(starts.at(-1)! + (counted[view]?.length ?? camera.width * camera.height));
  });
  if (starts.at(-1) === 0) throw new RangeError(`${caller}: masks must leave at least one pixel, got none`);
  const viewOf = (index: number): number => {
    let low = 0;
    let high = views.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const pixelOf = (index: number, view: number): number => {
    const within = index - starts[view]!;
    return counted[view]?.[within] ?? within;
  };
  return {
    count: starts.at(-1)!,
    writeRay: (index, rays, at) => {
      const view = viewOf(index);
      writeRay(views[view]!.camera, pixelOf(index, view), rays, at);
    },
    readPixel: (index, rgba) => {
      const view = viewOf(index);
      readPixel(views[view]!.picture, pixelOf(index, view), rgba);
    },
  };
}
