import { premultiply } from './alpha.ts';
import type { PictureKind } from './defaults.ts';
import { findGround } from './findGround.ts';
import { checkImage, type Image } from './image.ts';

/** Share of ground above which a picture counts as text: the median is then the colour of the ground. */
const TEXT_GROUND = 0.5;

/**
 * Returns which kind of picture an image is, and so which of `defaultsByKind` suits it: `text` if more than half of its
 * pixels are ground of one colour, to a 32nd of the picture's range, otherwise `photo`. Colours count premultiplied by alpha.
 *
 * @throws RangeError if the image is malformed.
 * @example
 * import * as image from '@fourier-features/image';
 *
 * const values = Float32Array.from({ length: 64 }, (_, i) => (i % 8) / 8);
 * image.pictureKind({ width: 8, height: 8, channels: 1, values }); // photo
 */
export function pictureKind(image: Image): PictureKind {
  checkImage('pictureKind', image);
  return kindOf(findGround(premultiply(image)).share);
}

/** Returns the kind of a picture of which this share is ground of one colour. */
export function kindOf(share: number): PictureKind {
  return share > TEXT_GROUND ? 'text' : 'photo';
}
