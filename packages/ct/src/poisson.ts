import type { Random } from '@fourier-features/core';

const UNIFORMS_DRAWN_AT_ONCE = 1024;
/** Above this mean rejection needs fewer uniforms per count than multiplication. */
const REJECTION_FROM = 10;

/**
 * Returns a function that draws a Poisson count of a given mean, finite and at least 0. It is exact in distribution at all
 * means: by products of uniforms below 10, by transformed rejection above.
 *
 * @see Hörmann 1993 (PTRS), https://doi.org/10.1016/0167-6687(93)90997-4
 */
export function poissonSampler(random: Random): (mean: number) => number {
  const uniform = uniformSource(random);
  return (mean) => (mean < REJECTION_FROM ? byProducts(mean, uniform) : byRejection(mean, uniform));
}

function uniformSource(random: Random): () => number {
  let drawn: Float32Array = new Float32Array(0);
  let next = 0;
  return () => {
    if (next === drawn.length) {
      drawn = random.uniforms(UNIFORMS_DRAWN_AT_ONCE);
      next = 0;
    }
    return drawn[next++]!;
  };
}

/** Counts the uniforms whose product exceeds e^(−mean): arrivals, exponentially spaced, before the time `mean`. */
function byProducts(mean: number, uniform: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(); product > limit; product *= uniform()) count++;
  return count;
}

function byRejection(mean: number, uniform: () => number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = 0.02483 * b - 0.059;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const acceptAtOnce = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = uniform() - 0.5;
    const v = uniform();
    const us = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= acceptAtOnce) return count;
    if (!(count >= 0) || (us < 0.013 && v > us)) continue;
    const proposed = Math.log((v * inverseAlpha) / (a / (us * us) + b));
    if (proposed <= count * Math.log(mean) - mean - logFactorial(count)) return count;
  }
}

/** Computes ln n!, by Stirling's series from n = 16, where it is exact to 1e-12. */
function logFactorial(n: number): number {
  if (n < 16) {
    let product = 1;
    for (let factor = 2; factor <= n; factor++) product *= factor;
    return Math.log(product);
  }
  const series = 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5);
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series;
}
