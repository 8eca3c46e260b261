import { cosineSchedule, fitGrid, type LearningRate, type LinearOperator } from '@fourier-features/core';
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

  it('reports the fraction done after each step', async () => {
    const fractions: number[] = [];
    await fitGrid({
      operator: identity,
      measurements: new Float32Array(4),
      steps: 4,
      onProgress: (fraction) => fractions.push(fraction),
    });
    expect(fractions).toEqual([0.25, 0.5, 0.75, 1]);
  });

  it('rejects with the reason of its signal after the current step', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const fractions: number[] = [];
    const running = fitGrid({
      operator: identity,
      measurements: new Float32Array(4),
      steps: 100,
      signal: controller.signal,
      onProgress: (fraction) => {
        fractions.push(fraction);
        if (fraction === 0.03) controller.abort(reason);
      },
    });
    await expect(running).rejects.toBe(reason);
    expect(fractions).toEqual([0.01, 0.02, 0.03]);
  });

  it('takes a constant rate and a schedule', async () => {
    const run = (learningRate: LearningRate): Promise<Float32Array> =>
      fitGrid({
        operator: identity,
        measurements: Float32Array.of(0.1, 0.4, 0.6, 0.9),
        steps: 20,
        learningRate,
      });
    const constant = await run(0.05);
    expect(await run(() => 0.05)).toEqual(constant);
    expect(await run(cosineSchedule({ initial: 0.05 }))).not.toEqual(constant);
  });

  it('follows Adam written out in float64', async () => {
    const measurements = Float32Array.of(0.2, 0.9, 0.4, 0.7);
    const [z, m, v] = [0, 1, 2].map(() => new Float64Array(4)) as [Float64Array, Float64Array, Float64Array];
    const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
    for (let t = 1; t <= 30; t++) {
      for (const i of [0, 1, 2, 3]) {
        const x = sigmoid(z[i]!);
        const slope = ((2 * (x - measurements[i]!)) / 4) * x * (1 - x);
        m[i] = 0.9 * m[i]! + 0.1 * slope;
        v[i] = 0.999 * v[i]! + 0.001 * slope ** 2;
        z[i]! -= (0.1 * (m[i]! / (1 - 0.9 ** t))) / Math.sqrt(v[i]! / (1 - 0.999 ** t));
      }
    }
    const found = await fitGrid({ operator: identity, measurements, steps: 30 });
    expectClose(found, z.map(sigmoid), 1e-5);
  });

  it.each([
    [{ steps: 0 }, 'fitGrid: steps must be a positive integer, got 0'],
    [{ learningRate: -1 }, 'fitGrid: learningRate must be positive and finite, got -1'],
    [{ variationWeight: -1 }, 'fitGrid: variationWeight must be at least 0, got -1'],
    [{ measurements: new Float32Array(3) }, 'fitGrid: measurements must be [4], 4 numbers, got 3'],
  ])('refuses %o', async (wrong, message) => {
    await expect(
      fitGrid({ operator: identity, measurements: new Float32Array(4), ...wrong }),
    ).rejects.toThrow(new RangeError(message));
  });
});
