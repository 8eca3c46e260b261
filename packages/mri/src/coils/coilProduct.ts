import type { ComplexGrid } from '@fourier-features/core/dft';

/** Returns s_c ⊙ f as a new grid; a copy of f without sensitivities. */
export function multiplyByCoil(
  { re, im }: ComplexGrid,
  sensitivities: Float32Array | undefined,
  coil: number,
): ComplexGrid {
  if (!sensitivities) return { re: re.slice(), im: im.slice() };
  const product = { re: new Float32Array(re.length), im: new Float32Array(re.length) };
  const start = 2 * coil * re.length;
  for (let i = 0; i < re.length; i++) {
    const sr = sensitivities[start + 2 * i]!;
    const si = sensitivities[start + 2 * i + 1]!;
    product.re[i] = sr * re[i]! - si * im[i]!;
    product.im[i] = sr * im[i]! + si * re[i]!;
  }
  return product;
}

/** Adds conj(s_c) ⊙ g, or g without sensitivities, to complex values, or its real part to real ones. */
export function addConjugateProduct(
  values: Float32Array,
  complex: boolean,
  { re, im }: ComplexGrid,
  sensitivities: Float32Array | undefined,
  coil: number,
): void {
  const start = 2 * coil * re.length;
  for (let i = 0; i < re.length; i++) {
    const sr = sensitivities ? sensitivities[start + 2 * i]! : 1;
    const si = sensitivities ? sensitivities[start + 2 * i + 1]! : 0;
    const real = sr * re[i]! + si * im[i]!;
    if (!complex) {
      values[i]! += real;
      continue;
    }
    values[2 * i]! += real;
    values[2 * i + 1]! += sr * im[i]! - si * re[i]!;
  }
}
