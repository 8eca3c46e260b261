import FFT from 'fft.js';

/** Complex numbers, as two arrays of equal length. */
export interface Complex {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/**
 * Computes X_k = Σ_x v_x·e^(−2πikx/n), k = 0 … n − 1, unnormalised: by FFT if n is a power of two, otherwise by the sum
 * itself.
 *
 * @param values `[n]`, real or complex.
 * @throws RangeError if `values` is empty.
 */
export function dft(values: ArrayLike<number> | Complex): Complex {
  const { real, imaginary } = asComplex(values);
  const n = real.length;
  if (n === 0) throw new RangeError('dft: values must hold at least one number, got none');
  return n > 1 && Number.isInteger(Math.log2(n)) ? fastDft(real, imaginary) : directDft(real, imaginary);
}

/** Computes v_x = (1/n)·Σ_k X_k·e^(2πikx/n), the inverse of `dft`. */
export function inverseDft({ real, imaginary }: Complex): Complex {
  // conj(DFT(conj X)) is n times the inverse.
  const conjugate = dft({ real, imaginary: imaginary.map((value) => -value) });
  const n = real.length;
  return {
    real: conjugate.real.map((value) => value / n),
    imaginary: conjugate.imaginary.map((value) => -value / n),
  };
}

function asComplex(values: ArrayLike<number> | Complex): Complex {
  if ('real' in values) return values;
  return { real: Float64Array.from(values), imaginary: new Float64Array(values.length) };
}

function fastDft(real: Float64Array, imaginary: Float64Array): Complex {
  const n = real.length;
  const fft = new FFT(n);
  const input: number[] = new Array(2 * n);
  for (let x = 0; x < n; x++) {
    input[2 * x] = real[x]!;
    input[2 * x + 1] = imaginary[x]!;
  }
  const output: number[] = fft.createComplexArray();
  fft.transform(output, input);
  return {
    real: Float64Array.from({ length: n }, (_, k) => output[2 * k]!),
    imaginary: Float64Array.from({ length: n }, (_, k) => output[2 * k + 1]!),
  };
}

function directDft(real: Float64Array, imaginary: Float64Array): Complex {
  const n = real.length;
  const cosines = Float64Array.from({ length: n }, (_, x) => Math.cos((2 * Math.PI * x) / n));
  const sines = Float64Array.from({ length: n }, (_, x) => Math.sin((2 * Math.PI * x) / n));
  const result = { real: new Float64Array(n), imaginary: new Float64Array(n) };
  for (let k = 0; k < n; k++) {
    for (let x = 0, turn = 0; x < n; x++, turn = (turn + k) % n) {
      result.real[k]! += real[x]! * cosines[turn]! + imaginary[x]! * sines[turn]!;
      result.imaginary[k]! += imaginary[x]! * cosines[turn]! - real[x]! * sines[turn]!;
    }
  }
  return result;
}
