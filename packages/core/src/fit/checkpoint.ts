import type { Field } from '../field.ts';
import type { Optimizer, OptimizerState } from '../optimizer.ts';
import type { RandomState } from '../random/random.ts';
import type { CurvePoint } from './curve.ts';

/** Everything that a fit needs to continue as if it had never stopped. */
export interface Checkpoint {
  readonly field: Field;
  readonly optimizer: Optimizer;
  readonly optimizerState: OptimizerState;
  readonly randomState: RandomState;
  readonly curve: readonly CurvePoint[];
}
