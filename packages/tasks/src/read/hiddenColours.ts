import { transparency } from '@fourier-features/image';
import type { Picture } from '@fourier-features/raster';
import { percent } from '../percent.ts';

/** Share of the pixels from which hidden colours are mentioned: stray pixels are no matter. */
const MENTIONED = 0.001;

/** Returns a warning if the fully transparent pixels of a picture have colours other than black; nothing if they have none. */
export function hiddenColours(picture: Picture): string[] {
  const { hiddenShare } = transparency(picture);
  if (hiddenShare < MENTIONED) return [];
  return [
    `${percent(hiddenShare)} of the pixels are transparent and hide a colour, and were read as black. Flatten the picture on a background of your choice if it has a meaning.`,
  ];
}
