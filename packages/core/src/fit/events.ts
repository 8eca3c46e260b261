import type { Field } from '../field.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { CurvePoint } from './curve.ts';
import type { Divergence } from './divergence.ts';
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
  /** `diverged` if a loss or a weight became NaN or infinite. */
  readonly reason: 'steps' | 'aborted' | 'diverged' | StopReason;
  /** Present if the fit diverged: field, curve and checkpoint are then those of the last good state. */
  readonly divergence?: Divergence;
  readonly field: Field;
  readonly curve: readonly CurvePoint[];
  /** Where a later fit can continue: after an abort, or for more steps. */
  readonly checkpoint: Checkpoint;
}
