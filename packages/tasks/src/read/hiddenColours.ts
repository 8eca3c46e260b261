import type { Picture } from '@fourier-features/pictures/plain';
import { percent } from '../percent.ts';

/** Share of the pixels from which hidden colours are mentioned: stray pixels are no matter. */
const MENTIONED = 0.001;

/** Mean of the colours, in [0, 1], above which a pixel is not black. */
const BLACK = 1 / 255;

/**
 * Returns a warning if the fully transparent pixels of a picture have colours other than black, which some programs show
 * and others do not; nothing if they have none.
 */
export function hiddenColours({ width, height, channels, values }: Picture): string[] {
  if (channels % 2 !== 0) return [];
  let hidden = 0;
  for (let start = 0; start < values.length; start += channels) {
    const [alpha, colours] = [values[start + channels - 1], values.subarray(start, start + channels - 1)];
    if (alpha === 0 && colours.reduce((sum, colour) => sum + colour, 0) > BLACK * colours.length) hidden++;
  }
  const share = hidden / (width * height);
  if (share < MENTIONED) return [];
  return [
    `${percent(share)} of the pixels are transparent and hide a colour, and were read as black. Flatten the picture on a background of your choice if it has a meaning.`,
  ];
}
