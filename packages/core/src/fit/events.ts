import type { Field } from '../field.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { CurvePoint } from './curve.ts';
import type { Divergence } from './divergence.ts';
import type { LostEngine } from './lostEngine.ts';
import type { StopReason } from './stopping.ts';

/** What happens in a fit, in order: measure and step events, checkpoints if requested, and one end. */
export type FitEvent = FitStep | FitMeasure | FitCheckpoint | FitEnd;

/** A step has been made. */
export interface FitStep {
  readonly type: 'step';
  /** The step's index, from 0. */
  readonly step: number;
  /** Steps planned in total. */
  readonly steps: number;
  /**
   * Copies the field as it is after this step, so that it can be rendered or saved while training goes on. The copy stays as it
   * is; calls for one step share it. Reading changes nothing about the run, and a run in which it is never called does no
   * work for it. Weights are not checked: they may be NaN if the run has diverged since its last measurement.
   *
   * An event that is posted to another thread or spread into another object loses this method: send the field itself.
   *
   * @throws Error if the next event has been requested, or the loop over the events was left; EngineLostError if the engine's
   * device is gone: the next event is then the end.
   * @example
   * import { fit, gaussianEncoding, initialField, pointwiseSupervision } from '@fourier-features/core';
   * import { tfjsEngine } from '@fourier-features/core/tfjs';
   * import * as tf from '@tensorflow/tfjs';
   *
   * await tf.ready();
   * const field = initialField({ encoding: gaussianEncoding({ inputDim: 1, scale: 4, frequencyCount: 8 }), outputDim: 1, width: 8 });
   * const supervision = pointwiseSupervision({ coordinates: Float32Array.of(0, 0.5), targets: Float32Array.of(0, 1), inputDim: 1 });
   * for await (const event of fit({ field, supervision, engine: tfjsEngine(), steps: 4 }))
   *   if (event.type === 'step' && event.step === 1) console.log((await event.field()).parameters);
   */
  field(): Promise<Field>;
}

/** The curve has a new point. */
export interface FitMeasure {
  readonly type: 'measure';
  readonly learningRate: number;
  readonly point: CurvePoint;
}

/** A checkpoint is due. */
export interface FitCheckpoint {
  readonly type: 'checkpoint';
  readonly checkpoint: Checkpoint;
}

/** The fit has ended. */
export interface FitEnd {
  readonly type: 'end';
  /** `diverged` if a loss or a weight became NaN or infinite, `lost` if the engine's device is gone. */
  readonly reason: 'steps' | 'aborted' | 'diverged' | 'lost' | StopReason;
  /** Present if the fit diverged: field, curve and checkpoint are then those of the last good state. */
  readonly divergence?: Divergence;
  /** Present if the engine's device was lost: field, curve and checkpoint are then those of the last good state too. */
  readonly lost?: LostEngine;
  readonly field: Field;
  readonly curve: readonly CurvePoint[];
  /** Where a later fit can continue: after an abort or the loss of a device, or for more steps. */
  readonly checkpoint: Checkpoint;
}
