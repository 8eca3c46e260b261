import { type Complex, dft } from './dft.ts';

/** Computes the DFT of real numbers on a grid along each of its axes, unnormalised, slowest axis first. */
export function gridDft(values: ArrayLike<number>, shape: readonly number[]): Complex {
  const real = Float64Array.from(values);
  const imaginary = new Float64Array(real.length);
  let stride = real.length;
  for (const length of shape) {
    stride /= length;
    for (let start = 0; start < real.length; start++) {
      // The first number of a line along this axis.
      if (Math.floor(start / stride) % length !== 0) continue;
      const at = (x: number): number => start + x * stride;
      const line = dft({
        real: Float64Array.from({ length }, (_, x) => real[at(x)]!),
        imaginary: Float64Array.from({ length }, (_, x) => imaginary[at(x)]!),
      });
      for (let k = 0; k < length; k++) {
        real[at(k)] = line.real[k]!;
        imaginary[at(k)] = line.imaginary[k]!;
      }
    }
  }
  return { real, imaginary };
}
