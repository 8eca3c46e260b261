import type { FitEnd, FitEvent } from './events.ts';
import { LostFitError } from './lostFitError.ts';

/**
 * Runs a fit to its end and returns the end event.
 *
 * @throws LostFitError if the engine's device was lost; it holds the end event, whose checkpoint another engine continues.
 * Error if the iterator ends without an end event, as one does that was already read elsewhere.
 * @example
 * import { finish, fit, identityEncoding, initialField, pointwiseSupervision } from '@fourier-features/core';
 * import { tfjsEngine } from '@fourier-features/core/tfjs';
 * import * as tf from '@tensorflow/tfjs';
 *
 * await tf.ready();
 * const supervision = pointwiseSupervision({ coordinates: Float32Array.of(0, 0.5), targets: Float32Array.of(0, 1), inputDim: 1 });
 * const field = initialField({ encoding: identityEncoding({ inputDim: 1 }), outputDim: 1, width: 8 });
 * const { reason } = await finish(fit({ field, supervision, engine: tfjsEngine(), steps: 2 })); // 'steps'
 */
export async function finish(run: AsyncIterable<FitEvent>): Promise<FitEnd> {
  let last: FitEvent | undefined;
  for await (const event of run) last = event;
  if (last?.type !== 'end')
    throw new Error('finish: the run must end with an end event. Was its iterator read elsewhere?');
  if (last.lost) throw new LostFitError(last);
  return last;
}
