import { type Field, withEvaluator } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { progressReporter } from '@fourier-features/core/progress';
import type { Region } from '@fourier-features/image';
import { magnitude } from '@fourier-features/mri';
import type { Picture } from '@fourier-features/raster';
import type { ResultRun } from '../result.ts';

/** The axis that a slice of a volume is across. */
export type SliceAxis = 'z' | 'y' | 'x';

/** What a slice shows and how many cells it has. */
export interface SliceSize {
  readonly width: number;
  readonly height: number;
  /** Number of slices across the axis. */
  readonly count: number;
}

export interface RenderSliceOptions extends ResultRun {
  /** Grid of the object, `[height, width]` or `[depth, height, width]`, in cells. */
  readonly shape: readonly number[];
  /** Axis that the slice is across; z by default. Planes have no other. */
  readonly axis?: SliceAxis;
  /** Index of the slice, which may be fractional; the middle one by default. */
  readonly index?: number;
  /** Part of the slice to render, in cells from its upper left corner; all of it by default. */
  readonly region?: Region;
  /** Size of the result, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Values that become black and white; 0 and 1 by default. */
  readonly window?: readonly [number, number];
  /** Whether rows go up, as in anatomical volumes; no by default. */
  readonly rowsUp?: boolean;
}

/** Number of points evaluated at a time: few, so that an abort is heard soon. */
const POINTS_AT_A_TIME = 2 ** 13;

/**
 * Returns the cells of slices across an axis.
 *
 * @example
 * import { sliceSize } from '@fourier-features/tasks';
 *
 * sliceSize([10, 20, 30], 'y'); // { width: 30, height: 10, count: 20 }
 */
export function sliceSize(shape: readonly number[], axis: SliceAxis = 'z'): SliceSize {
  const [width, height, depth = 1] = shape.toReversed() as [number, number, number?];
  switch (axis) {
    case 'z':
      return { width, height, count: depth };
    case 'y':
      return { width, height: depth, count: height };
    case 'x':
      return { width: height, height: depth, count: width };
  }
}

/**
 * Renders a slice of a reconstructed object, or a region of it, at any size. Pixel (c, r) of w×h shows the field at column
 * x + c·region.width/w and row y + r·region.height/h of the slice, its values v as (v − low)/(high − low), clipped to [0, 1];
 * complex values are shown by their magnitudes.
 *
 * @throws RangeError if a size is not a positive integer or the window is empty; the signal's reason if aborted.
 * @example
 * import { initialField, seededRandom } from '@fourier-features/core';
 * import * as mri from '@fourier-features/mri';
 * import { renderSlice } from '@fourier-features/tasks';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const encoding = mri.encoding('gaussian', { inputDim: 3, scale: 2, frequencyCount: 8, random: seededRandom(0) });
 * const field = initialField({ encoding, outputDim: 1, width: 16 });
 * const engine = await wasmEngine();
 * const picture = await renderSlice(field, { engine, shape: [8, 8, 8], axis: 'y', width: 32, height: 32 });
 */
export async function renderSlice(field: Field, options: RenderSliceOptions): Promise<Picture> {
  const { engine, shape, axis = 'z', width, height, rowsUp = false, window = [0, 1], signal } = options;
  checkPositiveInteger('renderSlice', 'width', width, 'in pixels');
  checkPositiveInteger('renderSlice', 'height', height, 'in pixels');
  const [low, high] = window;
  if (!(high > low))
    throw new RangeError(`renderSlice: window must have its lower value first, got [${low}, ${high}]`);
  const size = sliceSize(shape, axis);
  const { index = Math.floor(size.count / 2), region = { x: 0, y: 0, ...size } } = options;
  const side = Math.max(...shape);
  const pointAt = (pixel: number): readonly [number, number, number] => {
    const column = region.x + ((pixel % width) * region.width) / width;
    const down = region.y + (Math.floor(pixel / width) * region.height) / height;
    const row = rowsUp ? Math.max(0, size.height - 1 - down) : down;
    if (axis === 'z') return [column, row, index];
    return axis === 'y' ? [column, index, row] : [index, column, row];
  };
  const dim = shape.length;
  const values = new Float32Array(width * height);
  const report = progressReporter(options);
  await withEvaluator(field, { engine, signal }, async (evaluate) => {
    for (let start = 0; start < values.length; start += POINTS_AT_A_TIME) {
      const count = Math.min(POINTS_AT_A_TIME, values.length - start);
      const coordinates = new Float32Array(dim * count);
      for (let i = 0; i < count; i++) {
        const point = pointAt(start + i);
        for (let k = 0; k < dim; k++) coordinates[dim * i + k] = point[k]! / side;
      }
      const evaluated = await evaluate(coordinates);
      const visible = field.network.outputDim === 2 ? magnitude(evaluated) : evaluated;
      for (let i = 0; i < count; i++)
        values[start + i] = Math.min(1, Math.max(0, (visible[i]! - low) / (high - low)));
      await report((start + count) / values.length);
    }
  });
  return { width, height, channels: 1, values };
}
