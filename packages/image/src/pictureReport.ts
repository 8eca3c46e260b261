import { premultiply } from './alpha.ts';
import { groundShare, rangeOf } from './groundShare.ts';
import { checkImage, type Image } from './image.ts';
import { type Transparency, transparency } from './transparency.ts';

/** Figures of an image that tell whether it is what it seems. */
export interface PictureReport extends Transparency {
  /**
   * Share of pixels that are ground of one colour, in [0, 1]: those within a 32nd of the picture's range of the median in
   * every channel, with colours premultiplied by alpha.
   */
  readonly groundShare: number;
  /** Lowest colour value of the pixels that are not fully transparent, in [0, 1]; 0 if there are none. */
  readonly lowest: number;
  /** Highest of them. */
  readonly highest: number;
  /**
   * Standard deviation of the values to fit, those premultiplied by alpha, about the mean of their channel: a field that is
   * constant has the PSNR −20 log10(deviation), in dB.
   */
  readonly deviation: number;
  /** Whether there are three channels of colour that are equal wherever they are seen: grey, saved as colour. */
  readonly greyInColour: boolean;
}

/**
 * Computes figures that tell whether an image is what it seems: an unusual range, almost no contrast, colours that are
 * hidden where it is transparent, grey saved as colour.
 *
 * @throws RangeError if the image is malformed.
 * @example
 * import * as image from '@fourier-features/image';
 *
 * // A 16-bit file with samples of 12 bits uses a 16th of the range.
 * const values = Float32Array.from({ length: 64 }, (_, i) => (i * 65) / 65535);
 * const { highest } = image.pictureReport({ width: 8, height: 8, channels: 1, values }); // 0.0625
 */
export function pictureReport(image: Image): PictureReport {
  checkImage('pictureReport', image);
  const fitted = premultiply(image);
  const visible = visibleColours(image);
  const [lowest, highest] = visible.length > 0 ? rangeOf(visible) : [0, 0];
  return {
    groundShare: groundShare(fitted),
    lowest,
    highest,
    deviation: deviation(fitted),
    ...transparency(image),
    greyInColour: isGreyInColour(fitted),
  };
}

/** Returns the colour values of the pixels that are not fully transparent, as they are in the file. */
function visibleColours({ channels, values }: Image): Float32Array {
  if (channels % 2 === 1) return values;
  return values.filter(
    (_, i) => i % channels < channels - 1 && values[i - (i % channels) + channels - 1]! > 0,
  );
}

function isGreyInColour({ channels, values }: Image): boolean {
  if (channels < 3) return false;
  for (let i = 0; i < values.length; i += channels)
    if (values[i] !== values[i + 1] || values[i] !== values[i + 2]) return false;
  return true;
}

/** √ of the mean over the channels of each one's variance. */
function deviation({ channels, values }: Image): number {
  const pixels = values.length / channels;
  let variance = 0;
  for (let channel = 0; channel < channels; channel++) {
    let sum = 0;
    for (let i = channel; i < values.length; i += channels) sum += values[i]!;
    const mean = sum / pixels;
    for (let i = channel; i < values.length; i += channels)
      variance += (values[i]! - mean) ** 2 / values.length;
  }
  return Math.sqrt(variance);
}
