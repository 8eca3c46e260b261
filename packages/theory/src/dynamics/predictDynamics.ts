import { checkShape, columnMatrix, type Matrix, transpose } from '../linear/matrix.ts';
import { multiply, multiplyTransposed } from '../linear/multiply.ts';
import { type Eigen, symmetricEigen } from '../linear/symmetricEigen.ts';
import { type Descent, decay, progress } from './decay.ts';
import { type CostLimit, checkCost } from './estimateCost.ts';

export interface DynamicsOptions {
  /** K, `[n, n]`: the tangent kernel on the training points. */
  kTrain: Matrix;
  /** K*, `[m, n]`: between test points and training points. */
  kTest?: Matrix;
  /** y, `[n]` or `[n, c]`. */
  targets: ArrayLike<number> | Matrix;
  /** f₀ on the training points, as the targets; 0 by default. */
  initialTrain?: ArrayLike<number> | Matrix;
  /** f₀ on the test points, `[m]` or `[m, c]`; 0 by default. */
  initialTest?: ArrayLike<number> | Matrix;
  /** When, as t = learning rate × steps of descent on ½·Σ(f − y)²; `Infinity` is the limit. */
  times: readonly number[];
  /** Left out, gradient flow; given, gradient descent of that rate, of t/η steps. */
  discrete?: Descent;
  /** What the problem may cost at most. */
  limit?: CostLimit;
}

/** What is predicted for one time. */
export interface Prediction {
  readonly time: number;
  /** f_t on the training points, `[n, c]`. */
  readonly train: Matrix;
  /** f_t on the test points, `[m, c]`; of no rows without `kTest`. */
  readonly test: Matrix;
  /** qᵢᵀ(f_t − y), `[n, c]`, row i of the eigenvector of λᵢ: each shrinks by itself, by e^(−λᵢt) or (1 − ηλᵢ)^(t/η). */
  readonly residualModes: Matrix;
}

export interface Dynamics {
  /** Of K, largest eigenvalue first. */
  readonly eigen: Eigen;
  /** One for each time, in their order. */
  readonly predictions: readonly Prediction[];
}

/**
 * A network linear in its parameters, trained by gradient flow on ½·Σ(f − y)²:
 *
 *   f_t(X*) = f₀(X*) + K*K⁻¹(I − e^(−Kt))(y − f₀(X)),
 *
 * or, with `discrete`, by gradient descent, (I − ηK)^(t/η) in place of e^(−Kt). Computed in the basis of K's eigenvectors,
 * so that K may be singular: modes of eigenvalue 0 stay as they are.
 *
 * @throws RangeError if shapes disagree, a time is negative, or the problem would cost more than `limit`.
 * @see Jacot et al. 2018, https://arxiv.org/abs/1806.07572; Tancik et al. 2020, https://arxiv.org/abs/2006.10739, section 3
 */
export function predictDynamics({
  kTrain,
  kTest = { rows: 0, columns: kTrain.rows, values: new Float64Array(0) },
  targets,
  initialTrain,
  initialTest,
  times,
  discrete,
  limit,
}: DynamicsOptions): Dynamics {
  const n = kTrain.rows;
  const y = asMatrix(targets);
  const c = y.columns;
  checkShape('predictDynamics', 'targets', y, n, c);
  checkShape('predictDynamics', 'kTest', kTest, kTest.rows, n);
  const f0 = initialTrain ? asMatrix(initialTrain) : zeros(n, c);
  const f0Test = initialTest ? asMatrix(initialTest) : zeros(kTest.rows, c);
  checkShape('predictDynamics', 'initialTrain', f0, n, c);
  checkShape('predictDynamics', 'initialTest', f0Test, kTest.rows, c);
  const wrong = times.find((time) => !(time >= 0));
  if (wrong !== undefined) throw new RangeError(`predictDynamics: times must be at least 0, got ${wrong}`);
  checkCost('predictDynamics', { train: n, test: kTest.rows, outputs: c, times: times.length }, limit);

  const eigen = symmetricEigen(kTrain);
  const rates = eigen.values.map((value) => significant(value, eigen.values[0]!, n));
  const start = multiply(eigen.vectors, subtract(f0, y));
  const testModes = multiplyTransposed(kTest, eigen.vectors);
  const backTrain = transpose(eigen.vectors);
  const predictions = times.map((time): Prediction => {
    const modes = scaleRows(start, (i) => decay(rates[i]!, time, discrete));
    const moved = scaleRows(start, (i) => -progress(rates[i]!, time, discrete));
    return {
      time,
      train: add(y, multiply(backTrain, modes)),
      test: add(f0Test, multiply(testModes, moved)),
      residualModes: modes,
    };
  });
  return { eigen, predictions };
}

/** Eigenvalues that rounding alone could have made are 0: dividing by them would turn noise into predictions. */
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
