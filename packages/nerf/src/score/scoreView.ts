import { psnr, ssim } from '@fourier-features/core';
import type { Background } from '../render/background.ts';
import type { RenderedView } from '../render/render.ts';
import { checkViews, type View } from '../scene/view.ts';
import { pictureOver } from './pictureOver.ts';

/** How similar a rendering is to its picture. */
export type ViewScores = {
  /** dB, peak 1, over all pixels and colours. */
  readonly psnr: number;
  /** In [−1, 1]; absent if the picture is smaller than 11×11. */
  readonly ssim?: number;
};

/**
 * Compares a rendering with the picture of its view, composited over the background that it was rendered over.
 *
 * @throws RangeError if the picture does not fit its camera, or the rendering has another size.
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
  const similarity = ssim(colour, truth, { width, height, channels: 3 });
  return { psnr: psnr(colour, truth), ...(similarity === undefined ? {} : { ssim: similarity }) };
}
