import { type AdamOptimizer, adam, adamUpdater, type Random, seededRandom } from '@fourier-features/core';
import { checkLength, checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import { type ProgressOptions, progressReporter } from '@fourier-features/core/progress';
import type { MlpKernelOptions } from '../kernels/mlpKernels.ts';
import { amplitudeObjective } from './amplitudeObjective.ts';

export interface OptimiseAmplitudesOptions extends ProgressOptions {
  /** Signals of the family to optimise for, all on one periodic grid, `[2n]`; the even samples are trained on. */
  signals: readonly Float64Array[];
  /** Frequencies b_j, integers, in cycles per period. */
  frequencies: readonly number[];
  /** Time t at which training ends: learning rate × steps of descent on ½·Σ(f − y)². */
  time: number;
  /** Network that will be trained. */
  network: MlpKernelOptions;
  /** Steps of Adam on the amplitudes; 800 by default. */
  steps?: number;
  /** Learning rate of Adam; 0.01 by default. */
  learningRate?: number;
  /** Constants of Adam. */
  optimizer?: AdamOptimizer;
  /** Initial amplitudes, `[m]`; (1, 0, … 0) plus 0.001·|N(0, 1)| by default. */
  initial?: ArrayLike<number>;
  /** Random generator for the initial amplitudes. */
  random?: Random;
}

/** Amplitudes found for a family of signals, and the course of the search. */
export interface OptimisedAmplitudes {
  /** Amplitudes a, `[m]`, of unit length; signs have no effect on the kernel. */
  readonly amplitudes: Float64Array;
  /** Objective before each step and after the last, `[steps + 1]`. */
  readonly objectives: Float64Array;
}

/**
 * Finds amplitudes a that suit a family of signals, by Adam on the mean square error, over all points of all signals,
 * that linear dynamics predicts at time t for a network with features a_j·(sin 2πb_jx, cos 2πb_jx)/‖a‖. No network is
 * trained.
 *
 * @throws RangeError if signals differ in length, or a frequency is not an integer.
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, figure 5 and appendix B
 * @example
 * import { seededRandom } from '@fourier-features/core';
 * import { optimiseAmplitudes, powerLawSet } from '@fourier-features/theory';
 *
 * const { signals } = powerLawSet({ length: 16, alpha: 1, count: 4, random: seededRandom(0) });
 * const { amplitudes } = await optimiseAmplitudes({
 *   signals,
 *   frequencies: [1, 2, 3, 4],
 *   time: 5,
 *   network: { depth: 4, width: 256, parameterisation: 'standard', bias: true },
 *   steps: 10,
 * });
 */
export async function optimiseAmplitudes({
  signals,
  frequencies,
  time,
  network,
  steps = 800,
  learningRate = 0.01,
  optimizer = adam(),
  random = seededRandom(0),
  initial = initialAmplitudes(frequencies.length, random),
  onProgress,
  signal,
}: OptimiseAmplitudesOptions): Promise<OptimisedAmplitudes> {
  checkPositiveInteger('optimiseAmplitudes', 'steps', steps);
  checkPositive('optimiseAmplitudes', 'learningRate', learningRate);
  checkLength('optimiseAmplitudes', 'initial', initial, frequencies.length, `[${frequencies.length}]`);
  const objective = amplitudeObjective({ signals, frequencies, time, network });
  const report = progressReporter({ onProgress, signal });
  const a = Float64Array.from(initial);
  const updater = adamUpdater(a, optimizer);
  const objectives = new Float64Array(steps + 1);
  for (let step = 0; step < steps; step++) {
    const { value, gradient } = objective(a);
    objectives[step] = value;
    updater.update(gradient, learningRate);
    await report((step + 1) / steps);
  }
  objectives[steps] = objective(a).value;
  const norm = Math.hypot(...a);
  return { amplitudes: a.map((value) => value / norm), objectives };
}

function initialAmplitudes(count: number, random: Random): Float64Array {
  return Float64Array.from(
    random.normals(count),
    (normal, j) => (j === 0 ? 1 : 0) + 0.001 * Math.abs(normal),
  );
}
