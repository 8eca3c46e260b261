import type { Picture } from '@fourier-features/raster';

/**
 * Fits a picture into a square of `size` pixels, keeping its proportions.
 *
 * A smaller picture is enlarged by the largest integer factor that fits, each pixel a square; a larger one is reduced by
 * area averaging: each new pixel is the mean of the rectangle it covers, with partial weights at its edge.
 *
 * @param picture `[height, width, channels]`; if it has alpha, premultiplied.
 * @param size longest side of the result, in pixels.
 */
export function fitPicture(picture: Picture, size: number): Picture {
  const { channels } = picture;
  const longest = Math.max(picture.width, picture.height);
  const scale = longest <= size ? Math.floor(size / longest) : size / longest;
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  // separable: first along rows, then along columns
  const wide = resample(picture.values, picture.height, picture.width, width, channels);
  const values = resample(wide, 1, picture.height, height, width * channels);
  return { width, height, channels, values };
}

/** Resamples the middle axis of `[outer, from, inner]` to length `to`: means over intervals of length from / to. */
function resample(
  values: Float32Array,
  outer: number,
  from: number,
  to: number,
  inner: number,
): Float32Array {
  const result = new Float32Array(outer * to * inner);
  const step = from / to;
  for (let target = 0; target < to; target++) {
    const start = target * step;
    const end = Math.min((target + 1) * step, from);
    for (let source = Math.floor(start); source < end; source++) {
      const weight = (Math.min(source + 1, end) - Math.max(source, start)) / (end - start);
      for (let o = 0; o < outer; o++) {
        for (let i = 0; i < inner; i++) {
          const index = (o * to + target) * inner + i;
          result[index] = result[index]! + weight * values[(o * from + source) * inner + i]!;
        }
      }
    }
  }
  return result;
}
