import { type Picture, readPixel } from './view.ts';

/** Returns a picture in which pixels of exactly one colour, white or black, are transparent, in RGBA. */
export function withTransparent(picture: Picture, colour: 'white' | 'black'): Picture {
  const { width, height } = picture;
  const level = colour === 'white' ? 1 : 0;
  const values = new Float32Array(4 * width * height);
  const rgba = new Float64Array(4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    readPixel(picture, pixel, rgba);
    if (rgba[0] === level && rgba[1] === level && rgba[2] === level) rgba[3] = 0;
    values.set(rgba, 4 * pixel);
  }
  return { width, height, channels: 4, values };
}
