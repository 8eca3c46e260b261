/** Returns round numbers in [low, high]: multiples of 1, 2 or 5 times a power of ten, about as many as wanted. */
export function linearTicks(low: number, high: number, wanted: number): number[] {
  const rough = (high - low) / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}

/**
 * Returns powers of ten in [low, high], with their multiples by 2 and 5 where there are fewer than two of them, at most about
 * as many as wanted.
 */
export function logTicks(low: number, high: number, wanted: number): number[] {
  const tens = decades(low, high, [1]);
  const all = tens.length >= 2 ? tens : decades(low, high, [1, 2, 5]);
  const stride = Math.max(1, Math.ceil(all.length / Math.max(1, wanted)));
  return all.filter((_, i) => i % stride === 0);
}

function decades(low: number, high: number, factors: readonly number[]): number[] {
  const first = Math.floor(Math.log10(low) + 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => 10 ** (first + i))
    .flatMap((power) => factors.map((factor) => factor * power))
    .filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
}
