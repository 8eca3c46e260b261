import { psnr, ssim } from '@fourier-features/core';
import type { Background } from '../render/background.ts';
import type { RenderedView } from '../render/render.ts';
import { countedPixels } from '../scene/countedPixels.ts';
import { checkViews, type View } from '../scene/view.ts';
import { pictureOver } from './pictureOver.ts';

/** How similar a rendering is to its picture. */
export type ViewScores = {
  /** dB, peak 1, over all colours of all pixels that no mask covers. */
  readonly psnr: number;
  /** In [−1, 1]; absent if the picture is smaller than 11×11, or a mask covers some of it. */
  readonly ssim?: number;
};

/**
 * Compares a rendering with the picture of its view, composited over the background that it was rendered over.
 *
 * @throws RangeError if the picture does not fit its camera, the rendering has another size, or the mask covers all of it.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const { train: views } = await nerf.proceduralScene({ width: 16, train: 1, heldOut: 1 });
 * const colour = nerf.pictureOver(views[0]!, 'black').map((value) => 0.9 * value);
 * const rendered = { width: 16, height: 16, colour, opacity: new Float32Array(256), depth: new Float32Array(256) };
 * const { psnr, ssim } = nerf.scoreView(rendered, views[0]!, 'black');
 */
export function scoreView(
  { width, height, colour }: RenderedView,
  view: View,
  background: Background,
): ViewScores {
  checkViews('scoreView', [view]);
  const { picture } = view;
  if (width !== picture.width || height !== picture.height) {
    throw new RangeError(
      `scoreView: rendered must have the picture's ${picture.width}x${picture.height} pixels, got ${width}x${height}`,
    );
  }
  const truth = pictureOver(view, background);
  const counted = countedPixels(view);
  if (counted) return { psnr: psnr(coloursOf(colour, counted), coloursOf(truth, counted)) };
  const similarity = ssim(colour, truth, { width, height, channels: 3 });
  return { psnr: psnr(colour, truth), ...(similarity === undefined ? {} : { ssim: similarity }) };
}

function coloursOf(colours: Float32Array, pixels: Uint32Array): Float32Array {
  if (pixels.length === 0)
    throw new RangeError('scoreView: the mask must leave at least one pixel, got none');
  return Float32Array.from(
    { length: 3 * pixels.length },
    (_, i) => colours[3 * pixels[Math.floor(i / 3)]! + (i % 3)]!,
  );
}
