import { checkMatrix, columnMatrix, type Matrix, transpose } from '../linear/matrix.ts';
import { multiply, multiplyTransposed } from '../linear/multiply.ts';
import { type Eigen, symmetricEigen } from '../linear/symmetricEigen.ts';
import type { CostLimit } from './cost.ts';
import { type Descent, decay, progress } from './decay.ts';
import { checkCost } from './estimateCost.ts';

export interface DynamicsOptions {
  /** Tangent kernel K on the training points, `[n, n]`. */
  kTrain: Matrix;
  /** K* between held-out points and training points, `[m, n]`; no held-out points by default. */
  kHeldOut?: Matrix;
  /** Targets y at the training points, `[n]` or `[n, c]`. */
  targets: ArrayLike<number> | Matrix;
  /** Initial values f₀ at the training points, shaped like the targets; 0 by default. */
  initialTrain?: ArrayLike<number> | Matrix;
  /** Initial values f₀ at the held-out points, `[m]` or `[m, c]`; 0 by default. */
  initialHeldOut?: ArrayLike<number> | Matrix;
  /** Times t = learning rate × steps of descent on ½·Σ(f − y)², at least 0; `Infinity` is the limit. */
  times: readonly number[];
  /** Gradient descent of this learning rate, in t/η steps; gradient flow by default. */
  discrete?: Descent;
  /** The most that the prediction may cost; 4 GiB and half an hour by default. */
  limit?: CostLimit;
}

/** What is predicted for one time. */
export interface Prediction {
  readonly time: number;
  /** f_t at the training points, `[n, c]`. */
  readonly train: Matrix;
  /** f_t at the held-out points, `[m, c]`; without rows if `kHeldOut` was not given. */
  readonly heldOut: Matrix;
  /** qᵢᵀ(f_t − y), `[n, c]`, in the order of the eigenvalues λᵢ. Each mode decays by itself: e^(−λᵢt) or (1 − ηλᵢ)^(t/η). */
  readonly residualModes: Matrix;
}

/** A predicted training, at the requested times. */
export interface Dynamics {
  /** Eigendecomposition of K, largest eigenvalue first. */
  readonly eigen: Eigen;
  /** One prediction for each time, in their order. */
  readonly predictions: readonly Prediction[];
}

/**
 * Predicts how a network that is linear in its parameters trains, by gradient flow on ½·Σ(f − y)²:
 *
 *   f_t(X*) = f₀(X*) + K*K⁻¹(I − e^(−Kt))(y − f₀(X)),
 *
 * or, with `discrete`, by gradient descent, with (I − ηK)^(t/η) in place of e^(−Kt). It is computed in the basis of K's
 * eigenvectors, so K may be singular: modes of eigenvalue 0 do not change. Synchronous; see `estimateCost`.
 *
 * @throws RangeError if shapes disagree, a time is negative, or the problem would cost more than `limit`.
 * @see Jacot et al. 2018, https://arxiv.org/abs/1806.07572; Tancik et al. 2020, https://arxiv.org/abs/2006.10739, section 3
 * @example
 * import { columnMatrix, gaussianKernel, kernelMatrix, predictDynamics } from '@fourier-features/theory';
 *
 * const train = columnMatrix([0, 0.25, 0.5]);
 * const { predictions } = predictDynamics({
 *   kTrain: kernelMatrix(gaussianKernel(1), train),
 *   kHeldOut: kernelMatrix(gaussianKernel(1), columnMatrix([0.1]), train),
 *   targets: [1, 0, -1],
 *   times: [0.1, 1, 10],
 * });
 */
export function predictDynamics(options: DynamicsOptions): Dynamics {
  const problem = checkedProblem(options);
  const eigen = symmetricEigen(options.kTrain);
  return { eigen, predictions: predictionsFrom(eigen, problem) };
}

/** `DynamicsOptions` with shapes checked and defaults filled in. */
export interface DynamicsProblem extends Pick<DynamicsOptions, 'times' | 'discrete'> {
  readonly kHeldOut: Matrix;
  readonly targets: Matrix;
  readonly initialTrain: Matrix;
  readonly initialHeldOut: Matrix;
}

function checkedProblem({
  kTrain,
  kHeldOut = { rows: 0, columns: kTrain.rows, values: new Float64Array(0) },
  targets,
  initialTrain,
  initialHeldOut,
  times,
  discrete,
  limit,
}: DynamicsOptions): DynamicsProblem {
  const n = kTrain.rows;
  const m = kHeldOut.rows;
  const y = asMatrix(targets);
  const c = y.columns;
  checkMatrix('predictDynamics', 'targets', y, n, c);
  checkMatrix('predictDynamics', 'kHeldOut', kHeldOut, m, n);
  const f0 = initialTrain ? asMatrix(initialTrain) : zeros(n, c);
  const f0HeldOut = initialHeldOut ? asMatrix(initialHeldOut) : zeros(m, c);
  checkMatrix('predictDynamics', 'initialTrain', f0, n, c);
  checkMatrix('predictDynamics', 'initialHeldOut', f0HeldOut, m, c);
  const wrong = times.find((time) => !(time >= 0));
  if (wrong !== undefined) throw new RangeError(`predictDynamics: times must be at least 0, got ${wrong}`);
  checkCost('predictDynamics', { train: n, heldOut: m, outputs: c, times: times.length }, limit);
  const filled = { kHeldOut, targets: y, initialTrain: f0, initialHeldOut: f0HeldOut, times };
  return discrete ? { ...filled, discrete } : filled;
}

/** Computes the predictions, given the eigendecomposition of `kTrain`. */
export function predictionsFrom(
  eigen: Eigen,
  { kHeldOut, targets: y, initialTrain, initialHeldOut, times, discrete }: DynamicsProblem,
): Prediction[] {
  const n = y.rows;
  const rates = eigen.values.map((value) => significant(value, eigen.values[0]!, n));
  const start = multiply(eigen.vectors, subtract(initialTrain, y));
  const heldOutModes = multiplyTransposed(kHeldOut, eigen.vectors);
  const backTrain = transpose(eigen.vectors);
  return times.map((time): Prediction => {
    const modes = scaleRows(start, (i) => decay(rates[i]!, time, discrete));
    const moved = scaleRows(start, (i) => -progress(rates[i]!, time, discrete));
    return {
      time,
      train: add(y, multiply(backTrain, modes)),
      heldOut: add(initialHeldOut, multiply(heldOutModes, moved)),
      residualModes: modes,
    };
  });
}

/** Sets eigenvalues that may be nothing but rounding to 0: dividing by them would turn noise into predictions. */
function significant(value: number, largest: number, n: number): number {
  return value > n * Number.EPSILON * largest ? value : 0;
}

function asMatrix(values: ArrayLike<number> | Matrix): Matrix {
  return 'rows' in values ? values : columnMatrix(values);
}

function zeros(rows: number, columns: number): Matrix {
  return { rows, columns, values: new Float64Array(rows * columns) };
}

function add(a: Matrix, b: Matrix): Matrix {
  return { ...a, values: a.values.map((value, i) => value + b.values[i]!) };
}

function subtract(a: Matrix, b: Matrix): Matrix {
  return { ...a, values: a.values.map((value, i) => value - b.values[i]!) };
}

function scaleRows(a: Matrix, factor: (row: number) => number): Matrix {
  const values = a.values.slice();
  for (let i = 0; i < a.rows; i++) {
    const by = factor(i);
    for (let j = 0; j < a.columns; j++) values[i * a.columns + j]! *= by;
  }
  return { ...a, values };
}
