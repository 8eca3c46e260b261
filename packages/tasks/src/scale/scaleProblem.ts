/** Data to choose a scale for. */
export interface ScaleProblem {
  /** Points `[n, d]`. */
  readonly coordinates: Float32Array;
  /** Values there, `[n, c]`. */
  readonly values: Float32Array;
  /** Number of coordinates d. */
  readonly inputDim: number;
  /** Candidates, in cycles per unit. */
  readonly scales: readonly number[];
}
