import type { Image } from '@fourier-features/image';

const SIZE = 16;

/** Stripes of 3 cycles across and 2 down, in three phases. */
export const stripes: Image = {
  width: SIZE,
  height: SIZE,
  channels: 3,
  values: Float32Array.from({ length: SIZE * SIZE * 3 }, (_, i) => {
    const x = (Math.floor(i / 3) % SIZE) / SIZE;
    const y = Math.floor(i / 3 / SIZE) / SIZE;
    return 0.5 + 0.4 * Math.sin(2 * Math.PI * (3 * x + 2 * y) + (i % 3));
  }),
};
