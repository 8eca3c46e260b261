/** The rays of a step with their samples. */
export interface RayBatch {
  /** `[rays·samples, 3]`. */
  readonly coordinates: Float32Array;
  /** `[rays, samples]`. */
  readonly intervals: Float64Array;
  /** `[rays, 3]`, background included. */
  readonly targets: Float64Array;
  /** `[rays, 3]`. */
  readonly background: Float64Array;
}
