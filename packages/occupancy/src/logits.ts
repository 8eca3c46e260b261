/**
 * Returns log(p/(1 − p)) of probabilities: 0 at ½, nearer to linear across a surface than p, and finite where p is 0 or 1.
 */
export function logits(probabilities: Float32Array): Float32Array {
  return probabilities.map((value) => {
    const p = Math.min(1 - 1e-7, Math.max(1e-7, value));
    return Math.log(p / (1 - p));
  });
}
