import { adam } from '@fourier-features/core';
import { bitSeeds, trainingBits } from '@fourier-features/testing/bits';
import { smallBatch, smallField } from '@fourier-features/testing/engine';
import { wasmEngine } from '@fourier-features/wasm';
import { describe, expect, test } from 'vitest';

describe('wasmEngine({ threads })', () => {
  async function bits(threads: number): Promise<string[]> {
    const engine = await wasmEngine({ threads });
    const all: string[] = [];
    for (const seed of bitSeeds) all.push(await trainingBits(engine, seed));
    engine.dispose();
    return all;
  }

  test('gives the same bits on 1, 2, 3 and 8 threads', async () => {
    const alone = await bits(1);
    for (const threads of [2, 3, 8]) expect(await bits(threads), `${threads} threads`).toEqual(alone);
  });

  test('gives the same bits on 1, 2 and 5 threads from a batch that does not fit into the memory at once', async () => {
    const field = smallField({ width: 50 });
    const batch = smallBatch(field, 70_000);
    const train = async (threads: number): Promise<unknown> => {
      const engine = await wasmEngine({ threads });
      const trainer = await engine.createTrainer(field, adam());
      for (let step = 0; step < 2; step++) await trainer.step(batch, 0.01);
      const result = { ...(await trainer.read()), loss: await trainer.loss() };
      trainer.dispose();
      engine.dispose();
      return result;
    };
    const alone = await train(1);
    for (const threads of [2, 5]) expect(await train(threads), `${threads} threads`).toEqual(alone);
  });

  test.each([0, 1.5, Number.NaN])('refuses %d threads', async (threads) => {
    await expect(wasmEngine({ threads })).rejects.toThrow(
      new RangeError(`wasmEngine: threads must be a positive integer, got ${threads}`),
    );
  });
});
