import {
  adam,
  type Batch,
  type Field,
  type IndirectBatch,
  type LossAndGradient,
} from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import { describe, expect, test } from 'vitest';
import { samples, smallField } from './fields.ts';
import { createReference, flat } from './reference.ts';

const engine = await wasmEngine({ threads: 2 });
const field = smallField({ outputActivation: 'sigmoid' });

/** The mse of a direct batch, computed outside the engine; `runs` collects the number of points of each call. */
function meanSquare(targets: Float32Array, runs: number[] = []): IndirectBatch['lossAndGradient'] {
  return (values, from): LossAndGradient => {
    runs.push(values.length / 3);
    const errors = values.map((value, i) => value - targets[3 * from + i]!);
    return {
      loss: errors.reduce((sum, error) => sum + error * error, 0) / targets.length,
      gradient: errors.map((error) => (2 * error) / targets.length),
    };
  };
}

async function gradientOf(batch: Batch, of: Field = field): Promise<{ loss: number; gradient: number[] }> {
  const trainer = await engine.createTrainer(of, adam());
  const result = await trainer.gradient(batch);
  trainer.dispose();
  return { loss: result.loss, gradient: flat(result.gradient) };
}

describe('an indirect batch', () => {
  // Fewer points than the lanes hold; more than they hold; more than a round.
  test.each([1000, 7000, 70_000])(
    'of %d points has the gradient of the direct batch with the same loss',
    async (count) => {
      const { coordinates, targets } = samples(count, field);
      const direct = await gradientOf({ coordinates, targets, loss: 'mse' });
      const indirect = await gradientOf({ coordinates, lossAndGradient: meanSquare(targets) });
      expectClose(indirect.loss, direct.loss, 1e-6);
      expectClose(indirect.gradient, direct.gradient, 1e-6);
    },
  );

  test('waits for a loss that resolves later', async () => {
    const { coordinates, targets } = samples(50, field);
    const lossAndGradient = meanSquare(targets);
    const later: IndirectBatch['lossAndGradient'] = async (values, from) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return lossAndGradient(values, from);
    };
    expect(await gradientOf({ coordinates, lossAndGradient: later })).toEqual(
      await gradientOf({ coordinates, lossAndGradient }),
    );
  });

  test('passes any gradient back as a float64 reference does', async () => {
    const { coordinates } = samples(40, field);
    const gradient = samples(40, field, 8).targets;
    const found = await gradientOf({ coordinates, lossAndGradient: () => ({ loss: 7, gradient }) });
    expect(found.loss).toBe(7);
    expectClose(found.gradient, createReference(field).pullBack(coordinates, gradient).flat(), 1e-4);
  });

  test('refuses a gradient of the wrong length', async () => {
    const { coordinates } = samples(5, field);
    const lossAndGradient = (): LossAndGradient => ({ loss: 0, gradient: new Float32Array(3) });
    await expect(gradientOf({ coordinates, lossAndGradient })).rejects.toThrow(
      new RangeError('step: the gradient from lossAndGradient must be [n, c], 15 numbers, got 3'),
    );
  });
});

describe('a batch of groups', () => {
  test.each([128, 1000])(
    'of %d points is scored in runs of whole groups, with the same gradient',
    async (groupSize) => {
      const { coordinates, targets } = samples(16_000, field);
      const runs: number[] = [];
      const direct = await gradientOf({ coordinates, targets, loss: 'mse' });
      const grouped = await gradientOf({
        coordinates,
        groupSize,
        lossAndGradient: meanSquare(targets, runs),
      });
      expectClose(grouped.loss, direct.loss, 1e-6);
      expectClose(grouped.gradient, direct.gradient, 1e-6);
      expect(runs.length).toBeGreaterThan(1);
      expect(runs.filter((points) => points % groupSize !== 0)).toEqual([]);
    },
  );

  test('too large for the lanes is scored at once', async () => {
    const { coordinates, targets } = samples(16_000, field);
    const runs: number[] = [];
    await gradientOf({ coordinates, groupSize: 8000, lossAndGradient: meanSquare(targets, runs) });
    expect(runs).toEqual([16_000]);
  });
});
