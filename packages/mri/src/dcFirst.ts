import { sizeOf } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { checkGridShape } from './check.ts';

/**
 * Moves DC from the middle of each axis to its start: index ⌊n/2⌋ becomes index 0, the indices before it follow at the end
 * (numpy's `ifftshift`). This is the order that all functions here take k-space, masks and coils' k-space in.
 *
 * @param values `[..., ...shape, parts]`, such as k-space `[coils, ...shape, 2]` or a mask `[...shape]`.
 * @param shape `[h, w]` or `[d, h, w]`; leading axes, such as coils, stay as they are.
 * @param parts numbers per bin: 2 for complex values, 1 for a mask.
 * @returns a new array of the same shape.
 * @throws RangeError if `values` does not hold a multiple of the numbers of one grid.
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * mri.dcFirst(Float32Array.of(0, 0, 0, 0, 1, 0, 0, 0, 0), [3, 3], 1); // 1 at index 0, else 0
 */
export function dcFirst(values: Float32Array, shape: readonly number[], parts: number): Float32Array {
  checkGridShape('dcFirst', shape);
  checkPositiveInteger('dcFirst', 'parts', parts);
  const size = sizeOf(shape);
  if (values.length === 0 || values.length % (size * parts) !== 0) {
    throw new RangeError(
      `dcFirst: values must be [..., ${shape.join(', ')}, ${parts}], a multiple of ${size * parts} numbers, got ${values.length}`,
    );
  }
  const moved = new Float32Array(values.length);
  for (let to = 0; to < values.length / parts; to++) {
    let [rest, stride, from] = [to % size, 1, to - (to % size)];
    for (const cells of shape.toReversed()) {
      from += (((rest % cells) + Math.floor(cells / 2)) % cells) * stride;
      rest = Math.floor(rest / cells);
      stride *= cells;
    }
    for (let part = 0; part < parts; part++) moved[to * parts + part] = values[from * parts + part]!;
  }
  return moved;
}
