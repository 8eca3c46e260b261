import { type Picture, rgba } from '@fourier-features/raster';
import type { CanvasPicture } from './PictureCanvas.tsx';

/** Returns a picture as bytes for a canvas. */
export function canvasPicture(picture: Picture): CanvasPicture {
  return { width: picture.width, height: picture.height, rgba: rgba(picture) };
}
