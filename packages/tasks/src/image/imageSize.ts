import { validated } from '@fourier-features/core/validate';
import * as v from 'valibot';

const pixels = v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/, 'a positive integer, in pixels'));
const sizeSchema = v.object({ image_width: pixels, image_height: pixels });

/**
 * Returns the size of the image that a field was fitted to, in pixels, from the metadata that `imageTask.fieldMetadata` gives
 * it. `image.render` takes it as its source.
 *
 * @throws RangeError of one line if the metadata do not have such a size.
 * @example
 * import { imageSize } from '@fourier-features/tasks';
 *
 * const { width, height } = imageSize({ image_width: '640', image_height: '480' });
 */
export function imageSize(metadata: Readonly<Record<string, string>>): { width: number; height: number } {
  const { image_width, image_height } = validated('imageSize: metadata', sizeSchema, metadata);
  return { width: Number(image_width), height: Number(image_height) };
}
