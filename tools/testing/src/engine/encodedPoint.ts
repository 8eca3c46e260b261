/** An encoding at one point in float64. */
export interface EncodedPoint {
  /** `[outputDim]`. */
  readonly features: Float64Array;
  /** Adds the point's gradient to those of the encoding's parameters, from the gradient of its features. */
  addGradient(ofFeatures: Float64Array, ofParameters: readonly Float64Array[]): void;
}
