/** Returns the Legendre polynomial P_k(x), the zonal harmonic of degree k at height x on the sphere. */
export function legendre(degree: number, x: number): number {
  let [before, value] = [0, 1];
  for (let l = 0; l < degree; l++)
    [before, value] = [value, ((2 * l + 1) * x * value - l * before) / (l + 1)];
  return value;
}

/** Intervals of Simpson's rule. */
const INTERVALS = 20_000;

/**
 * Returns the eigenvalue of the Gram kernel of one hidden layer on S² for harmonics of a degree, divided by n: by Funk and
 * Hecke, ½·∫h(cos θ)·P_k(cos θ)·sin θ dθ from 0 to π, with h(cos θ) = (π − θ)·cos θ/2π, or (π − θ)·(cos θ + 1)/4π with
 * biases.
 */
export function sphereEigenvalue(degree: number, { bias }: { bias: boolean }): number {
  const integrand = (theta: number): number => {
    const cosine = Math.cos(theta);
    const kernel = ((Math.PI - theta) * (bias ? (cosine + 1) / 2 : cosine)) / (2 * Math.PI);
    return kernel * legendre(degree, cosine) * Math.sin(theta);
  };
  let sum = integrand(0) + integrand(Math.PI);
  for (let i = 1; i < INTERVALS; i++) sum += (i % 2 === 0 ? 2 : 4) * integrand((Math.PI * i) / INTERVALS);
  return (sum * Math.PI) / INTERVALS / 6;
}
