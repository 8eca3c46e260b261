import type { Random } from '@fourier-features/core';
import { type Background, backgroundColour } from '../render/background.ts';

/** Returns the colours behind rays, `[rays, 3]`; random for `alpha`. */
export function drawBackgrounds(background: Background, rays: number, random: Random): Float64Array {
  if (background === 'alpha') return Float64Array.from(random.uniforms(3 * rays));
  const colour = backgroundColour(background);
  return Float64Array.from({ length: 3 * rays }, (_, i) => colour[i % 3]!);
}

/** Writes a·c + (1 − a)·background to row `at` of `targets`. */
export function composite(
  rgba: Float64Array,
  background: Float64Array,
  targets: Float64Array,
  at: number,
): void {
  const alpha = rgba[3]!;
  for (let c = 0; c < 3; c++) targets[3 * at + c] = alpha * rgba[c]! + (1 - alpha) * background[3 * at + c]!;
}
