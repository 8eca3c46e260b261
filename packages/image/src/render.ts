import { type Engine, type Field, withEvaluator } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { type ProgressOptions, progressReporter } from '@fourier-features/core/progress';
import { unpremultiply } from './alpha.ts';
import { checkField } from './checkField.ts';
import { type Image, longerSide } from './image.ts';
import { checkRegion, type Region } from './region.ts';

export interface RenderOptions extends ProgressOptions {
  engine: Engine;
  /** Size of the image that the field was fitted to, which determines the extent to show. */
  source: { width: number; height: number };
  /** Part of the source to render, in its pixels; all of it by default. */
  region?: Region;
  /** Width of the result, in pixels; the region's, rounded up, by default. */
  width?: number;
  /** Height of the result, in pixels; the region's, rounded up, by default. */
  height?: number;
}

/** An image that code for pictures accepts: the number of channels is in its type. */
export interface RenderedImage extends Image {
  readonly channels: 1 | 2 | 3 | 4;
}

/** Number of pixels evaluated at a time. */
const TILE_PIXELS = 2 ** 16;

/**
 * Renders a field, or a region of it, at any size. Pixel (c, r) of w×h shows the field at the source's pixel
 * (x + c·region.width/w, y + r·region.height/h). Memory in addition to the result is bounded.
 *
 * @throws RangeError if a size is not a positive integer, the region is not within the source or the field does not map 2
 * coordinates to 1 to 4 values; the signal's reason if aborted.
 * @example
 * import { initialField, seededRandom } from '@fourier-features/core';
 * import * as image from '@fourier-features/image';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const encoding = image.encoding('gaussian', { scale: 2, frequencyCount: 8, random: seededRandom(0) });
 * const field = initialField({ encoding, outputDim: 3, width: 16 });
 * const source = { width: 8, height: 8 };
 * const engine = await wasmEngine();
 * const larger = await image.render(field, { engine, source, width: 32, height: 32 });
 * const region = { x: 2, y: 2, width: 4, height: 3 };
 * const detail = await image.render(field, { engine, source, region, width: 32, height: 24 });
 */
export async function render(
  field: Field,
  { engine, source, region = { x: 0, y: 0, ...source }, ...options }: RenderOptions,
): Promise<RenderedImage> {
  const { width = Math.ceil(region.width), height = Math.ceil(region.height), ...progress } = options;
  checkPositiveInteger('render', 'source.width', source.width, 'in pixels');
  checkPositiveInteger('render', 'source.height', source.height, 'in pixels');
  checkRegion('render', region, source);
  checkPositiveInteger('render', 'width', width, 'in pixels');
  checkPositiveInteger('render', 'height', height, 'in pixels');
  checkField('render', field);
  const channels = field.network.outputDim as RenderedImage['channels'];
  const side = longerSide(source);
  const [startX, startY] = [region.x / side, region.y / side];
  const stepX = region.width / side / width;
  const stepY = region.height / side / height;
  const values = new Float32Array(width * height * channels);
  const report = progressReporter(progress);
  await withEvaluator(field, { engine, signal: progress.signal }, async (evaluate) => {
    for (let start = 0; start < width * height; start += TILE_PIXELS) {
      const count = Math.min(TILE_PIXELS, width * height - start);
      const coordinates = new Float32Array(2 * count);
      for (let i = 0; i < count; i++) {
        coordinates[2 * i] = startX + ((start + i) % width) * stepX;
        coordinates[2 * i + 1] = startY + Math.floor((start + i) / width) * stepY;
      }
      values.set(await evaluate(coordinates), start * channels);
      await report((start + count) / (width * height));
    }
  });
  return unpremultiply({ width, height, channels, values });
}
