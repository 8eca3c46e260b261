import { checkLength, checkPositive } from '../check.ts';
import { sizeOf } from '../sizeOf.ts';

/** Total variation of a grid, and its gradient. */
export interface TotalVariation {
  readonly value: number;
  /** Gradient with respect to each value. */
  readonly gradient: Float32Array;
}

/**
 * Computes isotropic total variation, smoothed: the mean over cells of √(Σ_axes (forward difference)² + ε²) − ε, in units of the
 * values; a difference across the border is 0. The squares of a cell's channels are summed.
 *
 * @param shape cells along each axis; `values` are `[...shape, channels]` row-major.
 * @throws RangeError if `values` are not of that shape or `epsilon` is not positive.
 * @example
 * import { totalVariation } from '@fourier-features/core';
 *
 * const { value, gradient } = totalVariation(Float32Array.of(0, 0, 1, 1), [2, 2]);
 * @see Rudin, Osher & Fatemi 1992, https://doi.org/10.1016/0167-2789(92)90242-F
 */
export function totalVariation(
  values: Float32Array,
  shape: readonly number[],
  { channels = 1, epsilon = 1e-3 }: { channels?: number; epsilon?: number } = {},
): TotalVariation {
  const cells = sizeOf(shape);
  checkLength('totalVariation', 'values', values, cells * channels, `[${[...shape, channels].join(', ')}]`);
  checkPositive('totalVariation', 'epsilon', epsilon);
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  const gradient = new Float32Array(values.length);
  const steps = new Int32Array(shape.length);
  const position = new Int32Array(shape.length);
  let value = 0;
  for (let cell = 0; cell < cells; cell++) {
    let squares = epsilon * epsilon;
    for (let axis = 0; axis < shape.length; axis++) {
      const inside = position[axis]! + 1 < shape[axis]!;
      steps[axis] = inside ? strides[axis]! : 0;
      for (let c = 0; c < channels; c++) {
        const here = cell * channels + c;
        squares += (values[here + steps[axis]! * channels]! - values[here]!) ** 2;
      }
    }
    const norm = Math.sqrt(squares);
    value += norm - epsilon;
    for (let axis = 0; axis < shape.length; axis++) {
      for (let c = 0; c < channels; c++) {
        const here = cell * channels + c;
        const there = here + steps[axis]! * channels;
        const pull = (values[there]! - values[here]!) / (norm * cells);
        gradient[there]! += pull;
        gradient[here]! -= pull;
      }
    }
    advance(position, shape);
  }
  return { value: value / cells, gradient };
}

/** Advances to the next cell in row-major order. */
function advance(position: Int32Array, shape: readonly number[]): void {
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    position[axis]!++;
    if (position[axis]! < shape[axis]!) return;
    position[axis] = 0;
  }
}
