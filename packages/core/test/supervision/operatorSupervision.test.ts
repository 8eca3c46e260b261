import { type CustomLoss, type LinearOperator, operatorSupervision } from '@fourier-features/core';
import { expectClose, expectGradient } from '@fourier-features/testing';
import { describe, expect, it } from 'vitest';

const MATRIX = [
  [1, 2, -1],
  [0, 0.5, 3],
] as const;

/** A matrix of 2 rows and 3 columns. */
const operator: LinearOperator = {
  inputShape: [3],
  outputShape: [2],
  apply: (x) => Float32Array.from(MATRIX, (row) => row[0] * x[0]! + row[1] * x[1]! + row[2] * x[2]!),
  adjoint: (y) => Float32Array.from([0, 1, 2], (k) => MATRIX[0][k]! * y[0]! + MATRIX[1][k]! * y[1]!),
};

const coordinates = Float32Array.of(0, 0.25, 0.5);
const measurements = Float32Array.of(0.5, -1);

/** Expects a batch to compute the mean over the measurements of a loss of their residuals, and its gradient. */
async function expectMeanLoss(
  options: { readonly loss?: CustomLoss },
  lossOf: (residual: number) => number,
  tolerance: { readonly loss: number; readonly gradient: number },
): Promise<void> {
  const supervision = operatorSupervision({ operator, coordinates, measurements, ...options });
  const batch = supervision.batch(0, undefined as never);
  if (!('lossAndGradient' in batch)) throw new Error('expected an indirect batch');
  const values = [0.3, -0.2, 0.7];
  const { loss, gradient } = await batch.lossAndGradient(Float32Array.from(values), 0);
  const lossAt = (x: ArrayLike<number>): number =>
    MATRIX.reduce((sum, row, i) => {
      const product = row[0] * x[0]! + row[1] * x[1]! + row[2] * x[2]!;
      return sum + lossOf(product - measurements[i]!);
    }, 0) / 2;
  expectClose(loss, lossAt(values), tolerance.loss);
  expectGradient({ of: lossAt, at: values, gradient, tolerance: tolerance.gradient });
}

describe('operatorSupervision', () => {
  it('computes ‖A·f − y‖²/N and its gradient', async () => {
    await expectMeanLoss({}, (residual) => residual ** 2, { loss: 1e-6, gradient: 1e-5 });
  });

  it('computes the mean of a loss of your own and its gradient', async () => {
    const quartic: CustomLoss = {
      loss: (value, target) => (value - target) ** 4,
      derivative: (value, target) => 4 * (value - target) ** 3,
    };
    // The gradient reaches 150, and float32 has 24 bits.
    await expectMeanLoss({ loss: quartic }, (residual) => residual ** 4, { loss: 1e-5, gradient: 1e-4 });
  });

  it('returns the same batch at every step', () => {
    const supervision = operatorSupervision({ operator, coordinates, measurements });
    expect(supervision.batch(0, undefined as never)).toBe(supervision.batch(1, undefined as never));
  });

  it.each([
    [Float32Array.of(1), 'operatorSupervision: measurements must be [2], 2 numbers, got 1'],
    [Float32Array.of(1, Number.NaN), 'operatorSupervision: measurements must be finite, got NaN at index 1'],
  ])('refuses the measurements %j', (wrong, message) => {
    expect(() => operatorSupervision({ operator, coordinates, measurements: wrong })).toThrow(message);
  });
});
