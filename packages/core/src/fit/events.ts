import type { Field } from '../field.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { CurvePoint } from './curve.ts';
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
  readonly reason: 'steps' | 'aborted' | StopReason;
  readonly field: Field;
  readonly curve: readonly CurvePoint[];
  /** Where a later fit can continue: after an abort, or for more steps. */
  readonly checkpoint: Checkpoint;
}
