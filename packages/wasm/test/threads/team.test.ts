import { adam } from '@fourier-features/core';
import { wasmEngine } from '@fourier-features/wasm';
import { describe, expect, test } from 'vitest';
import { samples, smallField } from '../fields.ts';

describe('wasmEngine({ threads })', () => {
  const field = smallField({ width: 50, outputActivation: 'sigmoid' });

  async function train(threads: number) {
    const engine = await wasmEngine({ threads });
    const trainer = await engine.createTrainer(field, adam());
    // Lanes of several tiles, few lanes, and a batch of two rounds.
    for (const count of [10_000, 700, 70_000]) {
      const batch = { ...samples(count, field), loss: 'mse' } as const;
      for (let step = 0; step < 2; step++) await trainer.step(batch, 0.01);
    }
    const values = await trainer.evaluate(samples(5000, field, 9).coordinates);
    const state = await trainer.read();
    trainer.dispose();
    return { values, state, loss: await trainer.loss() };
  }

  test('gives the same bits on 1, 2, 3 and 5 threads, and in a second run', async () => {
    const alone = await train(1);
    expect(alone.loss).toBeGreaterThan(0);
    for (const threads of [2, 3, 5, 2]) expect(await train(threads), `${threads} threads`).toEqual(alone);
  });

  test('trains two fields at a time on separate threads', async () => {
    const engine = await wasmEngine({ threads: 2 });
    const batch = { ...samples(1000, field), loss: 'mse' } as const;
    const [a, b] = [await engine.createTrainer(field, adam()), await engine.createTrainer(field, adam())];
    await a.step(batch, 0.01);
    await b.step(batch, 0.01);
    expect(await b.read()).toEqual(await a.read());
    a.dispose();
    b.dispose();
  });

  test.each([0, 1.5, Number.NaN])('refuses %d threads', async (threads) => {
    await expect(wasmEngine({ threads })).rejects.toThrow(
      new RangeError(`wasmEngine: threads must be a positive integer, got ${threads}`),
    );
  });
});
