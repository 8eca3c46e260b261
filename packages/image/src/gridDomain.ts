import type { PixelGrid } from './split.ts';

/**
 * Returns the interval of both coordinates that a plain grid covers, so that with a cell for each pixel along the longer side
 * all pixels are vertices, and the last vertex is the last pixel: beyond it the grid keeps that pixel's colour. The vertex
 * left over is the first, a pixel before the picture, where nothing is evaluated.
 */
export function gridDomain({ width, height, coordinates }: PixelGrid): readonly [low: number, high: number] {
  const count = Math.max(width, height);
  const last = Math.max(coordinates.at(-2)!, coordinates.at(-1)!);
  return count === 1 ? [-1, 0] : [-last / (count - 1), last];
}
