/**
 * Numbers that describe how well a field does, by name, such as `fitPsnr` or `heldOutPsnr`; larger is better. Names and
 * units are up to the function that measures, except that points of the curve have a `step` and a `loss` already.
 */
export type Measures = Readonly<Record<string, number>>;

/** One entry of the training curve: the measures after a step. */
export interface CurvePoint {
  /** The step's index, from 0. */
  readonly step: number;
  /** Loss of the step's batch before its update. */
  readonly loss: number;
  readonly [measure: string]: number;
}
