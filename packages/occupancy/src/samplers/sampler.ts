import type { Random } from '@fourier-features/core';

/** Draws `count` points, `[count, 3]`. */
export type Sampler = (count: number, random: Random) => Float32Array;
