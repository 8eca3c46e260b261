import { checkPositiveInteger } from '@fourier-features/core/check';
import { gridResponse } from '../dynamics/predictOnGrid.ts';
import type { MlpKernelOptions } from '../kernels/mlpKernels.ts';
import { ntkOnSphere } from '../kernels/ntkOnSphere.ts';
import { dft } from '../linear/dft.ts';

export interface AmplitudeObjectiveOptions {
  /** Signals, all on one periodic grid, `[2n]`; the even samples are trained on. */
  signals: readonly Float64Array[];
  /** Frequencies b_j, integers, in cycles per period. */
  frequencies: readonly number[];
  /** Time t = learning rate × steps of descent on ½·Σ(f − y)². */
  time: number;
  network: MlpKernelOptions;
}

/** Computes the mean square error and its derivative with respect to each a_j. */
export type AmplitudeProblem = (amplitudes: Float64Array) => { value: number; gradient: Float64Array };

/**
 * Returns the mean square error over all points of all signals that linear dynamics predicts at time t, as a function of
 * the amplitudes a.
 *
 * With g(x) = Σ a_j² cos(2πb_jx)/‖a‖², the kernel row h(x) = Θ(g(x)), H its DFT, H_d[k] = (H[k] + H[k + n])/2 and
 * R[k] = H[k]·(1 − e^(−t·H_d))/H_d, the error's spectrum is R[k]·D[k mod n] − Y[k], where D is the alias average of Y. By
 * Parseval's theorem the error is quadratic in R and its coefficients are three sums over the signals: the cost of a step
 * does not depend on their number. The chain R → H → h → g → a is differentiated exactly.
 *
 * @throws RangeError if signals differ in length, a frequency is not an integer or the time is not positive.
 */
export function amplitudeObjective({
  signals,
  frequencies,
  time,
  network,
}: AmplitudeObjectiveOptions): AmplitudeProblem {
  const points = signals[0]?.length ?? 0;
  check(signals, frequencies, time, points);
  const moments = signalMoments(signals, points);
  const kernel = ntkOnSphere(network, 2 * frequencies.length);
  const waves = frequencies.map((b) =>
    Float64Array.from({ length: points }, (_, x) => Math.cos((2 * Math.PI * ((b * x) % points)) / points)),
  );
  const weight = 1 / (signals.length * points ** 2);
  return (amplitudes) => {
    if (amplitudes.length !== frequencies.length) {
      throw new RangeError(
        `amplitudeObjective: amplitudes must be [${frequencies.length}], got ${amplitudes.length} numbers`,
      );
    }
    const power = amplitudes.reduce((sum, a) => sum + a * a, 0);
    const g = new Float64Array(points);
    waves.forEach((wave, j) => {
      const share = amplitudes[j]! ** 2 / power;
      for (let x = 0; x < points; x++) g[x]! += share * wave[x]!;
    });
    const row = Array.from(g, kernel);
    const spectrum = dft(row.map(({ value }) => value)).real;
    const response = gridResponse(spectrum, time);
    const value =
      weight *
      response.reduce((sum, r, k) => {
        return sum + r * r * moments.power[k]! - 2 * r * moments.overlap[k]! + moments.target[k]!;
      }, 0);
    const byResponse = response.map((r, k) => 2 * weight * (r * moments.power[k]! - moments.overlap[k]!));
    // The spectrum of a symmetric row is its cosine transform, which is its own transpose.
    const byRow = dft(bySpectrum(spectrum, byResponse, time)).real;
    const byGram = byRow.map((d, x) => d * row[x]!.derivative);
    const gradient = amplitudes.map((a, j) => {
      const wave = waves[j]!;
      return byGram.reduce((sum, d, x) => sum + (d * (2 * a * (wave[x]! - g[x]!))) / power, 0);
    });
    return { value, gradient };
  };
}

/** Returns the derivative with respect to H[k] through R[k] = H[k]·P(H_d), P(λ) = (1 − e^(−tλ))/λ; H_d depends on the alias of k too. */
function bySpectrum(spectrum: Float64Array, byResponse: Float64Array, time: number): Float64Array {
  const n = spectrum.length / 2;
  const result = new Float64Array(2 * n);
  for (let k = 0; k < n; k++) {
    const low = spectrum[k]!;
    const high = spectrum[k + n]!;
    const eigenvalue = (low + high) / 2;
    if (!(eigenvalue > 0)) continue;
    const left = -Math.expm1(-time * eigenvalue);
    const p = left / eigenvalue;
    const slope = (time * (1 - left) - p) / eigenvalue;
    const shared = (slope * (byResponse[k]! * low + byResponse[k + n]! * high)) / 2;
    result[k] = byResponse[k]! * p + shared;
    result[k + n] = byResponse[k + n]! * p + shared;
  }
  return result;
}

/** Returns Σ|D|², Re Σ conj(D)·Y and Σ|Y|² over the signals, for each bin. */
function signalMoments(signals: readonly Float64Array[], points: number) {
  const n = points / 2;
  const moments = {
    power: new Float64Array(points),
    overlap: new Float64Array(points),
    target: new Float64Array(points),
  };
  for (const signal of signals) {
    const { real, imaginary } = dft(signal);
    for (let k = 0; k < points; k++) {
      const [low, high] = [k % n, (k % n) + n];
      const d = [(real[low]! + real[high]!) / 2, (imaginary[low]! + imaginary[high]!) / 2] as const;
      moments.power[k]! += d[0] ** 2 + d[1] ** 2;
      moments.overlap[k]! += d[0] * real[k]! + d[1] * imaginary[k]!;
      moments.target[k]! += real[k]! ** 2 + imaginary[k]! ** 2;
    }
  }
  return moments;
}

function check(
  signals: readonly Float64Array[],
  frequencies: readonly number[],
  time: number,
  points: number,
): void {
  if (points < 2 || points % 2 !== 0 || signals.some((signal) => signal.length !== points)) {
    throw new RangeError(
      `optimiseAmplitudes: signals must all have the same even number of samples, at least 2, got ${
        signals
          .map((signal) => signal.length)
          .slice(0, 4)
          .join(', ') || 'none'
      }`,
    );
  }
  checkPositiveInteger('optimiseAmplitudes', 'frequencies.length', frequencies.length);
  const wrong = frequencies.find((b) => !Number.isInteger(b));
  if (wrong !== undefined) {
    throw new RangeError(
      `optimiseAmplitudes: frequencies must be integers, in cycles per period, got ${wrong}`,
    );
  }
  if (!(time > 0)) throw new RangeError(`optimiseAmplitudes: time must be positive, got ${time}`);
}
