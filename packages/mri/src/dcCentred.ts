import { sizeOf } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { checkGridShape } from './check.ts';

/**
 * Moves DC from the start of each axis to its middle, as people look at k-space: index 0 becomes index ⌊n/2⌋ (numpy's
 * `fftshift`). `dcFirst` undoes it.
 *
 * @param values `[..., ...shape, parts]`, such as k-space `[coils, ...shape, 2]` or a mask `[...shape]`.
 * @param shape `[h, w]` or `[d, h, w]`; leading axes, such as coils, stay as they are.
 * @param parts numbers per bin: 2 for complex values, 1 for a mask.
 * @returns a new array of the same shape.
 * @throws RangeError if `values` does not hold a multiple of the numbers of one grid.
 * @example
 * import * as mri from '@fourier-features/mri';
 *
 * const mask = mri.radialMask({ shape: [16, 16], spokes: 4 });
 * const shown = mri.dcCentred(mask, [16, 16], 1); // 1 at row 8, column 8
 */
export function dcCentred(values: ArrayLike<number>, shape: readonly number[], parts: number): Float32Array {
  checkGridShape('dcCentred', shape);
  checkPositiveInteger('dcCentred', 'parts', parts);
  const size = sizeOf(shape);
  if (values.length === 0 || values.length % (size * parts) !== 0) {
    throw new RangeError(
      `dcCentred: values must be [..., ${shape.join(', ')}, ${parts}], a multiple of ${size * parts} numbers, got ${values.length}`,
    );
  }
  const moved = new Float32Array(values.length);
  for (let from = 0; from < values.length / parts; from++) {
    let [rest, stride, to] = [from % size, 1, from - (from % size)];
    for (const cells of shape.toReversed()) {
      to += (((rest % cells) + Math.floor(cells / 2)) % cells) * stride;
      rest = Math.floor(rest / cells);
      stride *= cells;
    }
    for (let part = 0; part < parts; part++) moved[to * parts + part] = values[from * parts + part]!;
  }
  return moved;
}
