import { fitGrid, type LinearOperator } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, it } from 'vitest';

/** Sums of neighbours, [n] → [n − 1]. */
function sums(n: number): LinearOperator {
  return {
    inputShape: [n],
    outputShape: [n - 1],
    apply: (x) => Float32Array.from({ length: n - 1 }, (_, i) => x[i]! + x[i + 1]!),
    adjoint: (y) => Float32Array.from({ length: n }, (_, i) => (y[i] ?? 0) + (y[i - 1] ?? 0)),
  };
}

const identity: LinearOperator = {
  inputShape: [4],
  outputShape: [4],
  apply: (x) => x.slice(),
  adjoint: (y) => y.slice(),
};

describe('fitGrid', () => {
  it('finds values that explain the measurements', async () => {
    const operator = sums(6);
    const measurements = operator.apply(Float32Array.of(0.2, 0.4, 0.9, 0.5, 0.1, 0.3));
    const found = await fitGrid({ operator, measurements, steps: 500 });
    expectClose(operator.apply(found), measurements, 1e-3);
    expect(found.every((value) => value > 0 && value < 1)).toBe(true);
  });

  it('minimises ‖x − y‖²/N + λ·TV(x): a step between two plateaus shrinks by λ/4 on each side', async () => {
    // For y = (0, 0, 1, 1): each plateau of 2 cells moves by δ with (2/4)·2δ = λ/4, so δ = λ/4.
    const measurements = Float32Array.of(0, 0, 1, 1);
    const found = await fitGrid({
      operator: identity,
      measurements,
      bounded: false,
      variationWeight: 0.4,
      steps: 4000,
      learningRate: (step) => 0.02 * 0.998 ** step,
    });
    expectClose(found, [0.1, 0.1, 0.9, 0.9], 2e-3);
  });

  it('stops when told to', async () => {
    const controller = new AbortController();
    let last = 0;
    await fitGrid({
      operator: identity,
      measurements: new Float32Array(4),
      signal: controller.signal,
      onStep: (step) => {
        last = step;
        if (step === 3) controller.abort();
      },
    });
    expect(last).toBe(3);
  });

  it.each([
    [{ steps: 0 }, 'fitGrid: steps must be a whole number of at least 1, got 0'],
    [{ variationWeight: -1 }, 'fitGrid: variationWeight must be at least 0, got -1'],
    [{ measurements: new Float32Array(3) }, 'fitGrid: measurements must be [4], 4 numbers, got 3'],
  ])('refuses %o', async (wrong, message) => {
    await expect(
      fitGrid({ operator: identity, measurements: new Float32Array(4), ...wrong }),
    ).rejects.toThrow(message);
  });
});
