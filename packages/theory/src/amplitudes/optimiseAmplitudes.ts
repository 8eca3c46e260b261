import { type AdamOptimizer, adam, type Random, seededRandom } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import type { MlpKernelOptions } from '../kernels/mlpKernels.ts';
import { type AmplitudeProblem, amplitudeObjective } from './amplitudeObjective.ts';

export interface OptimiseAmplitudesOptions {
  /** The family to be good at, each on the same periodic grid, `[2n]`: even samples are trained on. */
  signals: readonly Float64Array[];
  /** b_j, whole numbers of cycles per period. */
  frequencies: readonly number[];
  /** t at which training ends: learning rate × steps of descent on ½·Σ(f − y)². */
  time: number;
  /** The network that is to be trained. */
  network: MlpKernelOptions;
  /** Adam's steps. */
  steps?: number;
  learningRate?: number;
  optimizer?: AdamOptimizer;
  /** a to start from; (1, 0, … 0) plus |N(0, 1)|·0.001 by default. */
  initial?: ArrayLike<number>;
  random?: Random;
}

export interface OptimisedAmplitudes {
  /** a, `[m]`, of unit length; signs have no effect on the kernel. */
  readonly amplitudes: Float64Array;
  /** The objective before each step and after the last, `[steps + 1]`. */
  readonly objectives: Float64Array;
}

/**
 * Amplitudes a for a family of signals: Adam on the mean square error, over all points of all signals, that linear dynamics
 * predicts for a network with features a_j·(sin 2πb_jx, cos 2πb_jx)/‖a‖ at time t. No network is trained.
 *
 * @throws RangeError if signals differ in length, or a frequency is not whole.
 * @see Tancik et al. 2020, https://arxiv.org/abs/2006.10739, figure 5 and appendix B
 */
export function optimiseAmplitudes({
  signals,
  frequencies,
  time,
  network,
  steps = 800,
  learningRate = 0.01,
  optimizer = adam(),
  random = seededRandom(0),
  initial = startingAmplitudes(frequencies.length, random),
}: OptimiseAmplitudesOptions): OptimisedAmplitudes {
  checkPositiveInteger('optimiseAmplitudes', 'steps', steps);
  const problem: AmplitudeProblem = amplitudeObjective({ signals, frequencies, time, network });
  const { beta1, beta2, epsilon } = optimizer;
  const a = Float64Array.from(initial);
  const first = new Float64Array(a.length);
  const second = new Float64Array(a.length);
  const objectives = new Float64Array(steps + 1);
  for (let step = 0; step < steps; step++) {
    const { value, gradient } = problem(a);
    objectives[step] = value;
    for (let j = 0; j < a.length; j++) {
      const g = gradient[j]!;
      first[j] = beta1 * first[j]! + (1 - beta1) * g;
      second[j] = beta2 * second[j]! + (1 - beta2) * g * g;
      const mean = first[j]! / (1 - beta1 ** (step + 1));
      const size = Math.sqrt(second[j]! / (1 - beta2 ** (step + 1)));
      a[j]! -= (learningRate * mean) / (size + epsilon);
    }
  }
  objectives[steps] = problem(a).value;
  const norm = Math.hypot(...a);
  return { amplitudes: a.map((value) => value / norm), objectives };
}

function startingAmplitudes(count: number, random: Random): Float64Array {
  return Float64Array.from(
    random.normals(count),
    (normal, j) => (j === 0 ? 1 : 0) + 0.001 * Math.abs(normal),
  );
}
