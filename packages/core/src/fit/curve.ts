/**
 * Numbers that describe how well a field does, by name, such as `fitPsnr` or `heldOutPsnr`. Names and units belong to who
 * measures; larger is better.
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
