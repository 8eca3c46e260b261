/** Values brought into [0, 1], where reconstructions are compared with truths. */
export const clipped = (values: Float32Array): Float32Array =>
  values.map((value) => Math.min(1, Math.max(0, value)));
