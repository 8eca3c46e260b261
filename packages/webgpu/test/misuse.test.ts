import { adam } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { createReference, smallBatch, smallField } from '@fourier-features/testing/engine';
import {
  type CountedDevice,
  countDevice,
  hasTestAdapter,
  onTestAdapter,
  testDevice,
} from '@fourier-features/testing/webgpu';
import { type WebgpuEngine, webgpuEngine } from '@fourier-features/webgpu';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

describe.skipIf(!hasTestAdapter)(onTestAdapter('trainers'), () => {
  let counted: CountedDevice;
  let engine: WebgpuEngine;
  beforeAll(async () => {
    counted = countDevice(await testDevice());
    // So few bytes that 1,000 points take rounds.
    engine = await webgpuEngine({ device: counted.device, workingBytes: 2 ** 16 });
  });
  afterAll(() => counted?.device.destroy());

  test.each([1, 2])(
    'that are disposed of during step %i free everything and disturb no others',
    async (step) => {
      const field = smallField();
      const batches = [smallBatch(field, 60), smallBatch(field, 60, { seed: 6 })];
      const other = await engine.createTrainer(field, adam());
      await other.step(batches[0]!, 0.01);
      const before = counted.counts().bufferBytes;

      const trainer = await engine.createTrainer(field, adam());
      for (const batch of batches.slice(0, step - 1)) await trainer.step(batch, 0.01);
      const last = trainer.step(batches[step - 1]!, 0.01);
      trainer.dispose();
      await last;

      expect(counted.counts().bufferBytes).toBe(before);
      await counted.expectNoErrors();
      expect(await other.loss()).toBeGreaterThan(0);
      other.dispose();
    },
  );

  test('that are disposed of between the rounds of a step disturb no others', async () => {
    const field = smallField();
    const other = await engine.createTrainer(field, adam());
    const trainer = await engine.createTrainer(field, adam());
    await trainer.step(smallBatch(field, 1000), 0.01);
    const last = trainer.step(smallBatch(field, 1000, { seed: 6 }), 0.01);
    trainer.dispose();
    await last;
    await counted.expectNoErrors();
    await other.step(smallBatch(field, 60), 0.01);
    expect(await other.loss()).toBeGreaterThan(0);
    other.dispose();
  });

  test('that cannot be created free what they held', async () => {
    const { device } = counted;
    const fresh = await webgpuEngine({ device });
    const before = counted.counts().bufferBytes;
    const { createComputePipelineAsync } = device;
    device.createComputePipelineAsync = () => Promise.reject(new Error('no compiler'));
    await expect(fresh.createTrainer(smallField(), adam())).rejects.toThrow('no compiler');
    expect(counted.counts().bufferBytes).toBe(before);
    device.createComputePipelineAsync = createComputePipelineAsync;
    (await fresh.createTrainer(smallField(), adam())).dispose();
  });

  test('train encodings of more numbers than a dispatch has workgroups along an axis', async () => {
    const field = smallField({ frequencyCount: 22_000, trainable: true, depth: 1, outputDim: 1 });
    const batch = smallBatch(field, 4);
    const roomy = await webgpuEngine({ device: counted.device });
    const trainer = await roomy.createTrainer(field, adam());
    const { gradient } = await trainer.gradient(batch);
    createReference(field)
      .gradient(batch)
      .gradient.forEach((expected, k) => {
        const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
        expectClose(gradient[k]!.values, expected, 2e-5 * largest);
      });
    await counted.expectNoErrors();
  });
});
