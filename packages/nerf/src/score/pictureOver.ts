import { type Background, backgroundColour } from '../render/background.ts';
import { readPixel, type View } from '../scene/view.ts';

/**
 * Composites a view's picture over the background, which is what a rendering of the view is compared with.
 *
 * @returns `[height, width, 3]`.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * const { train } = await nerf.proceduralScene({ width: 8, train: 1, heldOut: 1 });
 * const colours = nerf.pictureOver(train[0]!, 'white');
 */
export function pictureOver({ picture }: View, background: Background): Float32Array {
  const behind = backgroundColour(background);
  const rgba = new Float64Array(4);
  const colours = new Float32Array(3 * picture.width * picture.height);
  for (let pixel = 0; pixel < colours.length / 3; pixel++) {
    readPixel(picture, pixel, rgba);
    for (let c = 0; c < 3; c++) colours[3 * pixel + c] = rgba[3]! * rgba[c]! + (1 - rgba[3]!) * behind[c]!;
  }
  return colours;
}
