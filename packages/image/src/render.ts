import { type Engine, type Field, sgd } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { unpremultiply } from './alpha.ts';
import { type Image, longerSide } from './image.ts';

export interface RenderOptions {
  /** Size of the image that the field was fitted to: it gives the part of the domain to show. */
  source: { width: number; height: number };
  /** Size to render; that of the source by default. */
  width?: number;
  height?: number;
  /** Called with the share done, from 0 to 1. */
  onProgress?: (share: number) => void;
}

/** Pixels evaluated at a time. */
const TILE_PIXELS = 2 ** 16;

/**
 * Asks an image's field at every pixel of a picture of any size, in bands of rows, so that memory beyond the picture
 * itself stays bounded. Pixel (c, r) of w×h shows the field at (c/w, r/h) of the source's extent.
 *
 * @throws RangeError if a size is not a positive whole number or the field does not map 2 coordinates to 1 to 4 values.
 */
export async function renderImage(
  engine: Engine,
  field: Field,
  { source, width = source.width, height = source.height, onProgress }: RenderOptions,
): Promise<Image> {
  for (const [name, size] of Object.entries({ width, height }))
    checkPositiveInteger('renderImage', name, size, 'in pixels');
  const channels = field.network.outputDim;
  if (field.encoding.inputDim !== 2 || channels > 4) {
    throw new RangeError(
      `renderImage: the field must map 2 coordinates to 1 to 4 values, got ${field.encoding.inputDim} to ${channels}`,
    );
  }
  const side = longerSide(source);
  const stepX = source.width / side / width;
  const stepY = source.height / side / height;
  const values = new Float32Array(width * height * channels);
  const trainer = await engine.createTrainer(field, sgd());
  try {
    for (let start = 0; start < width * height; start += TILE_PIXELS) {
      const count = Math.min(TILE_PIXELS, width * height - start);
      const coordinates = new Float32Array(2 * count);
      for (let i = 0; i < count; i++) {
        coordinates[2 * i] = ((start + i) % width) * stepX;
        coordinates[2 * i + 1] = Math.floor((start + i) / width) * stepY;
      }
      values.set(await trainer.evaluate(coordinates), start * channels);
      onProgress?.((start + count) / (width * height));
    }
  } finally {
    trainer.dispose();
  }
  return unpremultiply({ width, height, channels, values });
}
