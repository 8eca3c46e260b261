import { adam, gaussianEncoding, initialField, seededRandom } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectClose } from '@fourier-features/testing';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';

describe('tfjsEngine()', () => {
  test('needs an active backend', () => {
    tf.engine().reset();
    expect(() => tfjsEngine()).toThrow(
      new Error('tfjsEngine: no tfjs backend is active. Call await tf.ready() first.'),
    );
  });

  test.each(['cpu', 'wasm'] as const)('is named after its backend, %s', async (backend) => {
    await activateFastestBackend(backend);
    expect(tfjsEngine().name).toBe(`tfjs-${backend}`);
  });

  test('refuses to train or evaluate after the backend was switched', async () => {
    await activateFastestBackend('cpu');
    const engine = tfjsEngine();
    await activateFastestBackend('wasm');
    const field = initialField({
      encoding: gaussianEncoding({ inputDim: 1, scale: 1 }),
      outputDim: 1,
      width: 4,
    });
    const error = new Error(
      'tfjsEngine: the backend cpu must still be active, got wasm. Create a new engine.',
    );
    await expect(engine.createTrainer(field, adam())).rejects.toThrow(error);
    await expect(engine.createEvaluator(field)).rejects.toThrow(error);
  });

  test('trains alike on cpu and wasm', async () => {
    const encoding = gaussianEncoding({ inputDim: 2, frequencyCount: 32, scale: 4, random: seededRandom(1) });
    const field = initialField({ encoding, outputDim: 3, width: 64, random: seededRandom(2) });
    const random = seededRandom(3);
    const batch = {
      coordinates: random.uniforms(2 * 64),
      targets: random.uniforms(3 * 64),
      loss: 'mse',
    } as const;
    const results: { loss: number; values: Float32Array }[] = [];
    for (const backend of ['cpu', 'wasm'] as const) {
      await activateFastestBackend(backend);
      const trainer = await tfjsEngine().createTrainer(field, adam());
      for (let step = 0; step < 10; step++) await trainer.step(batch, 1e-3);
      results.push({ loss: await trainer.loss(), values: await trainer.evaluate(batch.coordinates) });
      trainer.dispose();
    }
    const [cpu, wasm] = results as [(typeof results)[0], (typeof results)[0]];
    expect(cpu.loss).toBeLessThan(0.09);
    expectClose(wasm.loss, cpu.loss, 1e-5);
    expectClose(wasm.values, cpu.values, 2e-4);
  });
});
