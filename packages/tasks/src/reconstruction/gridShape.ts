import { validated, validatedJson } from '@fourier-features/core/validate';
import * as v from 'valibot';

/** More cells along an axis are no scan's. */
const MOST_CELLS = 2 ** 16;

const metadataSchema = v.object({ shape: v.string('a shape') });
const cells = v.pipe(
  v.number('a number of cells'),
  v.integer('an integer'),
  v.minValue(1, 'at least 1'),
  v.maxValue(MOST_CELLS, `at most ${MOST_CELLS}`),
);
const shapeSchema = v.pipe(
  v.array(cells, 'numbers of cells'),
  v.minLength(2, '2 or 3 numbers of cells'),
  v.maxLength(3, '2 or 3 numbers of cells'),
);

/**
 * Returns the grid of the object that a field was fitted to, `[height, width]` or `[depth, height, width]` in cells, from the
 * metadata that `ctTask.fieldMetadata` or `mriTask.fieldMetadata` gives it.
 *
 * @throws RangeError of one line if the metadata do not have such a shape.
 * @example
 * import { gridShape } from '@fourier-features/tasks';
 *
 * gridShape({ shape: '[32,64,64]' }); // 32, 64, 64
 */
export function gridShape(metadata: Readonly<Record<string, string>>): readonly number[] {
  const { shape } = validated('gridShape: metadata', metadataSchema, metadata);
  return validatedJson('gridShape: shape', shapeSchema, shape);
}
