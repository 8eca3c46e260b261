import { dcCentred, type Mask } from '@fourier-features/mri';
import type { Picture } from '@fourier-features/raster';

/** Colour of bins that are not sampled, and how much of their magnitude is seen through it. */
const VEIL = [0.1, 0.16, 0.3] as const;
const SEEN = 0.2;

/**
 * Returns k-space as a picture: magnitudes in grey where it is sampled, veiled where it is not.
 *
 * @param magnitudes `[height, width]`, in [0, 1], DC in the middle.
 * @param mask of the same shape, DC first.
 */
export function kspacePicture(
  magnitudes: Float32Array,
  mask: Mask,
  [height, width]: readonly [number, number],
): Picture {
  const shown = dcCentred(mask, [height, width], 1);
  const values = new Float32Array(3 * magnitudes.length);
  magnitudes.forEach((magnitude, i) => {
    for (let c = 0; c < 3; c++)
      values[3 * i + c] = shown[i] === 1 ? 0.15 + 0.85 * magnitude : VEIL[c]! + SEEN * magnitude;
  });
  return { width, height, channels: 3, values };
}
