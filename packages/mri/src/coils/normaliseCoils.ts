/** Divides maps `[coils, count, 2]` by √Σ_c|s_c|² in place, except in cells where all are 0. */
export function normaliseCoils(maps: Float32Array, count: number): Float32Array {
  for (let cell = 0; cell < count; cell++) {
    let sum = 0;
    for (let at = 2 * cell; at < maps.length; at += 2 * count) sum += maps[at]! ** 2 + maps[at + 1]! ** 2;
    if (sum === 0) continue;
    for (let at = 2 * cell; at < maps.length; at += 2 * count) {
      maps[at]! /= Math.sqrt(sum);
      maps[at + 1]! /= Math.sqrt(sum);
    }
  }
  return maps;
}
