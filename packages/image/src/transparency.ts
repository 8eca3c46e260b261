import { checkImage, type Image } from './image.ts';

/** How much of an image is transparent. */
export interface Transparency {
  /** Share of pixels whose alpha is 0, in [0, 1]; 0 without alpha. */
  readonly transparentShare: number;
  /** Share of pixels whose alpha is 0 and whose colour, which means nothing, is not black, in [0, 1]. */
  readonly hiddenShare: number;
}

/** Mean of the colours above which a pixel is not black: lossy files blur black by less. */
const BLACK = 1 / 255;

/**
 * Computes how many pixels are fully transparent, and how many of them hide a colour, which some programs show and others
 * do not.
 *
 * @throws RangeError if the image is malformed.
 * @example
 * import * as image from '@fourier-features/image';
 *
 * const values = Float32Array.of(1, 0, 0, 0, 0.5, 1, 0.5, 1);
 * image.transparency({ width: 4, height: 1, channels: 2, values }); // half is transparent, a quarter hides a colour
 */
export function transparency(image: Image): Transparency {
  checkImage('transparency', image);
  const { channels, values } = image;
  if (channels % 2 === 1) return { transparentShare: 0, hiddenShare: 0 };
  const colours = channels - 1;
  let [transparent, hidden] = [0, 0];
  for (let start = 0; start < values.length; start += channels) {
    if (values[start + colours]! > 0) continue;
    transparent++;
    let sum = 0;
    for (let c = 0; c < colours; c++) sum += values[start + c]!;
    if (sum > BLACK * colours) hidden++;
  }
  const pixels = values.length / channels;
  return { transparentShare: transparent / pixels, hiddenShare: hidden / pixels };
}
