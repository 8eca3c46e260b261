import type { CanvasPicture } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import type { Numbers } from './record.ts';

/** Colours from the smallest value to the largest, after Viridis, which is even in lightness. */
const STOPS = [
  [68, 1, 84],
  [59, 82, 139],
  [33, 145, 140],
  [94, 201, 98],
  [253, 231, 37],
] as const;

/** Returns a square matrix as a picture, a pixel for each entry, from its smallest entry to its largest. */
export function heat(values: Numbers): CanvasPicture {
  const side = Math.sqrt(values.length);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  const rgba = new Uint8ClampedArray(4 * values.length);
  for (let i = 0; i < values.length; i++) {
    const place = ((values[i]! - low) / (high - low || 1)) * (STOPS.length - 1);
    const stop = Math.min(STOPS.length - 2, Math.floor(place));
    for (let channel = 0; channel < 3; channel++) {
      const [from, to] = [STOPS[stop]![channel]!, STOPS[stop + 1]![channel]!];
      rgba[4 * i + channel] = from + (place - stop) * (to - from);
    }
    rgba[4 * i + 3] = 255;
  }
  return { width: side, height: side, rgba };
}
