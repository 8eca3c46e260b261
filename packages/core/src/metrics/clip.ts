/** Returns values clipped to [0, 1], a new array, as reconstructions are before they are compared with the truth. */
export function clip(values: Float32Array): Float32Array {
  return values.map((value) => Math.min(1, Math.max(0, value)));
}
