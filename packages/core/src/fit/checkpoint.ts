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
  /** Present if the fit was aborted, or its device lost, while it measured: a resumed fit takes this measurement first. */
  readonly unmeasured?: UnmeasuredStep;
}

/** The last step made, whose measurement is still missing. */
export interface UnmeasuredStep {
  /** The step's index, from 0. */
  readonly step: number;
  /** Loss of the step's batch before its update. */
  readonly loss: number;
}

/** @throws RangeError unless `resume` is a checkpoint of a field with the coordinates and values of `field`. */
export function checkResume(resume: Checkpoint, field: Field): void {
  const { field: trained, optimizerState }: Partial<Checkpoint> = resume;
  if (!trained || !optimizerState)
    throw new RangeError('fit: resume must be a checkpoint, such as an event or decodeCheckpoint gives');
  const [expected, got] = [field, trained].map(
    ({ encoding, network }) => `${encoding.inputDim} coordinates to ${network.outputDim} values`,
  );
  if (got !== expected)
    throw new RangeError(`fit: resume must be a checkpoint of a field from ${expected}, got one from ${got}`);
}
