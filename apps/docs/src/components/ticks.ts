/** Returns round numbers in [low, high]: multiples of 1, 2 or 5 times a power of ten, about as many as wanted. */
export function linearTicks(low: number, high: number, wanted: number): number[] {
  const rough = (high - low) / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
}

/** Returns powers of ten in [low, high], or of two where there are fewer than two of them, at most about as many as wanted. */
export function logTicks(low: number, high: number, wanted: number): number[] {
  const tens = powers(10, low, high);
  const all = tens.length >= 2 ? tens : powers(2, low, high);
  const stride = Math.max(1, Math.ceil(all.length / Math.max(1, wanted)));
  return all.filter((_, i) => i % stride === 0);
}

function powers(base: number, low: number, high: number): number[] {
  const first = Math.ceil(Math.log(low) / Math.log(base) - 1e-9);
  const last = Math.floor(Math.log(high) / Math.log(base) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => base ** (first + i));
}
