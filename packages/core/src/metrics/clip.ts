/** Values brought into [0, 1], a new array: reconstructions are compared with truths so. */
export function clip(values: Float32Array): Float32Array {
  return values.map((value) => Math.min(1, Math.max(0, value)));
}
