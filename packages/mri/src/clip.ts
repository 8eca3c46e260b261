/** Values limited to [0, 1], as reconstructions are judged. */
export function clip(values: Float32Array): Float32Array {
  return values.map((value) => Math.min(1, Math.max(0, value)));
}

/** |z| of complex numbers `[n, 2]`. */
export function magnitude(pairs: Float32Array): Float32Array {
  return Float32Array.from({ length: pairs.length / 2 }, (_, i) =>
    Math.hypot(pairs[2 * i]!, pairs[2 * i + 1]!),
  );
}
