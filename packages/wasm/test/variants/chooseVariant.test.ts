import { adam, fourierEncoding } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { type WasmEngineOptions, wasmEngine } from '@fourier-features/wasm';
import { describe, expect, test } from 'vitest';
import { samples, smallField } from '../fields.ts';
import { flat } from '../reference.ts';

const field = smallField({ width: 50, outputActivation: 'sigmoid' });

async function train(options: WasmEngineOptions): Promise<number[]> {
  const engine = await wasmEngine({ threads: 1, ...options });
  const trainer = await engine.createTrainer(field, adam());
  for (let step = 0; step < 3; step++) await trainer.step({ ...samples(500, field), loss: 'bce' }, 0.01);
  const { parameters } = await trainer.read();
  trainer.dispose();
  return flat(parameters);
}

describe('variants', () => {
  test('train to the same bits with and without the revectorizer', async () => {
    expect(await train({ revectorize: true })).toEqual(await train({ revectorize: false }));
    expect(await train({ relaxedSimd: false, revectorize: true })).toEqual(
      await train({ relaxedSimd: false, revectorize: false }),
    );
  });

  test('agree within rounding with and without fused multiply-add', async () => {
    expectClose(await train({}), await train({ relaxedSimd: false }), 1e-4);
  });

  test('give the engine its name', async () => {
    const engine = await wasmEngine({ relaxedSimd: false, revectorize: false, threads: 3 });
    expect(engine).toMatchObject({ name: 'wasm-simd', variant: 'simd', threads: 3 });
  });

  test('refuse to train an encoding and name the engine that can', async () => {
    const engine = await wasmEngine({ threads: 1 });
    const encoding = fourierEncoding({
      inputDim: 2,
      frequencies: field.encoding.frequencies,
      trainable: true,
    });
    await expect(engine.createTrainer({ ...field, encoding }, adam())).rejects.toThrow(
      /^wasmEngine: encoding.trainable must be false, got true. Train B and a with tfjsEngine\(\)/,
    );
  });
});
