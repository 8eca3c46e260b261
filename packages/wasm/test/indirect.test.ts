import { adam, type Field, type LossAndGradient } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import { describe, expect, test } from 'vitest';
import { samples, smallField } from './fields.ts';
import { createReference, flat } from './reference.ts';

const engine = await wasmEngine({ threads: 2 });
const field = smallField({ outputActivation: 'sigmoid' });

/** The mse of a direct batch, judged outside. */
function judgeAgainst(targets: Float32Array, runs: number[] = []) {
  return (values: Float32Array, from = 0): LossAndGradient => {
    runs.push(values.length / 3);
    const errors = values.map((value, i) => value - targets[3 * from + i]!);
    return {
      loss: errors.reduce((sum, error) => sum + error * error, 0) / targets.length,
      gradient: errors.map((error) => (2 * error) / targets.length),
    };
  };
}

async function gradientOf(batch: object, of: Field = field) {
  const trainer = await engine.createTrainer(of, adam());
  const result = await trainer.gradient(batch as Parameters<typeof trainer.gradient>[0]);
  trainer.dispose();
  return { loss: result.loss, gradient: flat(result.gradient) };
}

describe('an indirect batch', () => {
  // Held by the lanes at once; more than they hold; more than a round.
  test.each([1000, 7000, 70_000])(
    'of %d points has the gradient of the direct batch that it imitates',
    async (count) => {
      const { coordinates, targets } = samples(count, field);
      const direct = await gradientOf({ coordinates, targets, loss: 'mse' });
      const indirect = await gradientOf({ coordinates, judge: judgeAgainst(targets) });
      expectClose(indirect.loss, direct.loss, 1e-6);
      expectClose(indirect.gradient, direct.gradient, 1e-6);
    },
  );

  test('may be judged in another turn of the event loop', async () => {
    const { coordinates, targets } = samples(50, field);
    const judge = judgeAgainst(targets);
    const later = async (values: Float32Array): Promise<LossAndGradient> => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return judge(values);
    };
    expect(await gradientOf({ coordinates, judge: later })).toEqual(await gradientOf({ coordinates, judge }));
  });

  test('passes any gradient back: that of a reference', async () => {
    const { coordinates } = samples(40, field);
    const gradient = samples(40, field, 8).targets;
    const found = await gradientOf({ coordinates, lossAndGradient: () => ({ loss: 7, gradient }) });
    expect(found.loss).toBe(7);
    expectClose(found.gradient, createReference(field).pullBack(coordinates, gradient).flat(), 1e-4);
  });

  test('refuses a gradient of the wrong length', async () => {
    const { coordinates } = samples(5, field);
    const judge = (): LossAndGradient => ({ loss: 0, gradient: new Float32Array(3) });
    await expect(gradientOf({ coordinates, judge })).rejects.toThrow('each of 15 values, got 3');
  });
});

describe('a batch of groups', () => {
  test.each([128, 1000])(
    'of %d points is judged in runs of whole groups, with the same gradient',
    async (groupSize) => {
      const { coordinates, targets } = samples(16_000, field);
      const runs: number[] = [];
      const direct = await gradientOf({ coordinates, targets, loss: 'mse' });
      const grouped = await gradientOf({ coordinates, groupSize, judge: judgeAgainst(targets, runs) });
      expectClose(grouped.loss, direct.loss, 1e-6);
      expectClose(grouped.gradient, direct.gradient, 1e-6);
      expect(runs.length).toBeGreaterThan(1);
      expect(runs.filter((points) => points % groupSize !== 0)).toEqual([]);
    },
  );

  test('too large to be held is judged at once', async () => {
    const { coordinates, targets } = samples(16_000, field);
    const runs: number[] = [];
    await gradientOf({ coordinates, groupSize: 8000, judge: judgeAgainst(targets, runs) });
    expect(runs).toEqual([16_000]);
  });

  test('refuses groups that do not come out even', async () => {
    const { coordinates, targets } = samples(10, field);
    await expect(gradientOf({ coordinates, groupSize: 4, judge: judgeAgainst(targets) })).rejects.toThrow(
      'groupSize must divide the number of points, 10, got 4',
    );
  });
});
