import type { Picture } from '@fourier-features/raster';

/** How samples are laid out. */
export interface SampleLayout {
  readonly width: number;
  readonly height: number;
  /** Samples per pixel, alpha last if even. */
  readonly channels: number;
  /** Whether the colours of a pixel are equal, so that the first is enough. */
  readonly grey: boolean;
  /** Largest sample. */
  readonly opaque: 255 | 65535;
}

/** Converts samples to a picture: one channel if grey, and alpha only if some sample of it is not `opaque`. */
export function pictureOfSamples(
  samples: Uint8Array | Uint8ClampedArray | Uint16Array,
  { width, height, channels: stride, grey, opaque }: SampleLayout,
): Picture {
  const size = width * height;
  let transparent = false;
  if (stride % 2 === 0) {
    for (let i = stride - 1; i < samples.length && !transparent; i += stride) {
      transparent = samples[i] !== opaque;
    }
  }
  const kept = grey ? [0] : [0, 1, 2];
  if (transparent) kept.push(stride - 1);
  const channels = kept.length as Picture['channels'];
  const values = new Float32Array(size * channels);
  kept.forEach((source, target) => {
    for (let i = 0; i < size; i++) values[i * channels + target] = samples[i * stride + source]! / opaque;
  });
  return { width, height, channels, values };
}
