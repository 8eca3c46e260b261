import { adam, type Trainer } from '@fourier-features/core';
import { smallBatch, smallField } from '@fourier-features/testing/engine';
import { type WasmEngine, wasmEngine } from '@fourier-features/wasm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const field = smallField();
const batch = smallBatch(field, 50);

// Native and wasm share this code of the kernels.
describe('a trainer of wasmEngine()', () => {
  let engine: WasmEngine;
  let trainer: Trainer;
  beforeEach(async () => {
    engine = await wasmEngine({ threads: 1 });
    trainer = await engine.createTrainer(field, adam());
  });
  afterEach(() => engine.dispose());

  const expectEnd = async (): Promise<void> => {
    const end = 'no call may follow dispose()';
    await expect(trainer.step(batch, 0.1)).rejects.toThrow(end);
    await expect(trainer.evaluate(batch.coordinates)).rejects.toThrow(end);
    await expect(trainer.read()).rejects.toThrow(end);
  };

  test('rejects calls after its dispose, which may be repeated', async () => {
    trainer.dispose();
    trainer.dispose();
    await expectEnd();
  });

  test('rejects calls after the dispose of its engine, which creates no others', async () => {
    engine.dispose();
    await expectEnd();
    await expect(engine.createEvaluator(field)).rejects.toThrow('the engine must not have been disposed of');
  });

  test('rejects a call that overlaps another, which goes on', async () => {
    const step = trainer.step(batch, 0.1);
    await expect(trainer.evaluate(batch.coordinates)).rejects.toThrow('calls must not overlap');
    await step;
    expect(await trainer.evaluate(batch.coordinates)).toHaveLength(150);
  });

  test('that is disposed of during a step completes it, and leaves the engine working', async () => {
    const step = trainer.step(batch, 0.1);
    trainer.dispose();
    await step;
    const other = await engine.createTrainer(field, adam());
    await other.step(batch, 0.1);
    expect(await other.loss()).toBeLessThan(1);
  });
});
