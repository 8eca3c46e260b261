import { type Engine, type Field, psnr, type Scores, ssim, withEvaluator } from '@fourier-features/core';
import { type ProgressOptions, progressReporter } from '@fourier-features/core/progress';
import { checkField } from './checkField.ts';
import type { Split } from './split.ts';

export interface ScoreOptions extends ProgressOptions {
  engine: Engine;
}

/** Number of pixels evaluated at a time. */
const TILE_PIXELS = 2 ** 16;

/**
 * Scores a field on all pixels of both parts of a split, with colours premultiplied by alpha.
 *
 * @returns `fitPsnr`, in dB, on the pixels trained on; if pixels are held out, `heldOutPsnr`, in dB, and, unless their grid
 * is smaller than 11×11, `heldOutSsim`, in [−1, 1].
 * @throws RangeError if the field does not map 2 coordinates to the channels of the split; the signal's reason if aborted.
 * @example
 * import { initialField, seededRandom } from '@fourier-features/core';
 * import * as image from '@fourier-features/image';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const split = image.split({ width: 24, height: 24, channels: 1, values: new Float32Array(576) }, 'grid');
 * const encoding = image.encoding('gaussian', { scale: 2, frequencyCount: 8, random: seededRandom(0) });
 * const field = initialField({ encoding, outputDim: 1, width: 16 });
 * const { fitPsnr, heldOutPsnr, heldOutSsim } = await image.score(field, split, { engine: await wasmEngine() });
 */
export async function score(
  field: Field,
  { train, heldOut, channels }: Split,
  { engine, ...progress }: ScoreOptions,
): Promise<Scores> {
  checkField('score', field, channels);
  const report = progressReporter(progress);
  const total = (train.coordinates.length + (heldOut?.coordinates.length ?? 0)) / 2;
  let done = 0;
  return withEvaluator(field, { engine, signal: progress.signal }, async (evaluate) => {
    const valuesAt = async (coordinates: Float32Array): Promise<Float32Array> => {
      const values = new Float32Array((coordinates.length / 2) * channels);
      for (let start = 0; 2 * start < coordinates.length; start += TILE_PIXELS) {
        const tile = coordinates.subarray(2 * start, 2 * (start + TILE_PIXELS));
        values.set(await evaluate(tile), start * channels);
        done += tile.length / 2;
        await report(done / total);
      }
      return values;
    };
    const fitPsnr = psnr(await valuesAt(train.coordinates), train.targets);
    if (!heldOut) return { fitPsnr };
    const { width, height, coordinates, targets } = heldOut;
    const values = await valuesAt(coordinates);
    const heldOutSsim = ssim(values, targets, { width, height, channels });
    return {
      fitPsnr,
      heldOutPsnr: psnr(values, targets),
      ...(heldOutSsim === undefined ? {} : { heldOutSsim }),
    };
  });
}
