/** Returns vectors of R³, `[n, 3]`, divided by their lengths. */
export function directions(vectors: Float32Array): Float64Array {
  const result = Float64Array.from(vectors);
  for (let at = 0; at < result.length; at += 3) {
    const vector = result.subarray(at, at + 3);
    const length = Math.hypot(...vector);
    vector.forEach((value, axis) => {
      vector[axis] = value / length;
    });
  }
  return result;
}

/**
 * Returns points of the Fibonacci lattice, `[count, 3]`: heights at equal steps, turned by the golden angle from one to the
 * next.
 */
export function evenDirections(count: number): Float64Array {
  const golden = Math.PI * (3 - Math.sqrt(5));
  const result = new Float64Array(3 * count);
  for (let i = 0; i < count; i++) {
    const height = 1 - (2 * i + 1) / count;
    const radius = Math.sqrt(1 - height * height);
    result.set([radius * Math.cos(golden * i), radius * Math.sin(golden * i), height], 3 * i);
  }
  return result;
}
