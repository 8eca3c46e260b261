import { adam, type DirectBatch, type Field, initialField, positionalEncoding } from '@fourier-features/core';
import { smallBatch, smallField } from '@fourier-features/testing/engine';
import {
  type CountedDevice,
  countDevice,
  type DeviceCounts,
  hasTestAdapter,
  onTestAdapter,
} from '@fourier-features/testing/webgpu';
import { type WebgpuEngine, webgpuEngine } from '@fourier-features/webgpu';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedDevice } from './sharedDevice.ts';

/** What a step uploads: the constants of its update. */
const UPDATE_BYTES = 48;
const field = smallField({ depth: 4, width: 20, outputDim: 3 });

describe.skipIf(!hasTestAdapter)(onTestAdapter('commands of the WebGPU engine'), () => {
  let counted: CountedDevice;
  let engine: WebgpuEngine;
  beforeAll(async () => {
    counted = countDevice(sharedDevice!);
    engine = await webgpuEngine({ device: counted.device });
  });
  afterAll(() => counted.expectNoErrors());

  /** Returns what the third step of one batch asks of the device. */
  const thirdStep = async (of: Field, batch: DirectBatch): Promise<DeviceCounts> => {
    const trainer = await engine.createTrainer(of, adam());
    for (let step = 0; step < 2; step++) await trainer.step(batch, 0.01);
    const counts = await counted.during(() => trainer.step(batch, 0.01));
    trainer.dispose();
    return counts;
  };

  test.each([1, 300, 2000])(
    'a step of a repeated batch of %i points is one submission of 13 dispatches, without a readback',
    async (count) => {
      // 4 layers forward, the loss, 4 gradients of weights and 3 of inputs, the update.
      expect(await thirdStep(field, smallBatch(field, count))).toEqual({
        submits: 1,
        dispatches: 13,
        maps: 0,
        uploadedBytes: UPDATE_BYTES,
        pipelines: 0,
        buffers: 0,
        bufferBytes: 0,
      });
    },
  );

  test('a step of a new batch uploads its points and targets, and encodes them', async () => {
    const trainer = await engine.createTrainer(field, adam());
    await trainer.step(smallBatch(field, 300), 0.01);
    const counts = await counted.during(() => trainer.step(smallBatch(field, 300, { seed: 6 }), 0.01));
    trainer.dispose();
    expect(counts).toMatchObject({ submits: 1, dispatches: 14, maps: 0, buffers: 0 });
    expect(counts.uploadedBytes).toBe(4 * 300 * (2 + 3) + UPDATE_BYTES);
  });

  test('a step that trains the encoding adds its gradient and that of the features', async () => {
    const trainable = smallField({ depth: 4, width: 20, outputDim: 3, trainable: true });
    expect(await thirdStep(trainable, smallBatch(trainable, 300))).toMatchObject({
      submits: 1,
      dispatches: 16,
      maps: 0,
      uploadedBytes: UPDATE_BYTES,
    });
  });

  test('an indirect step brings values down and their gradient up, once each, and computes each point once', async () => {
    const trainer = await engine.createTrainer(field, adam());
    const { coordinates, targets } = smallBatch(field, 300);
    const lossAndGradient = () => ({ loss: 1, gradient: targets });
    await trainer.step({ coordinates, lossAndGradient }, 0.01);
    const counts = await counted.during(() => trainer.step({ coordinates, lossAndGradient }, 0.01));
    trainer.dispose();
    // The encoding, 4 layers and the values; then the gradients and the update.
    expect(counts).toMatchObject({ submits: 2, dispatches: 6 + 9, maps: 1, bufferBytes: 0 });
    expect(counts.uploadedBytes).toBe(4 * 300 * (2 + 3) + UPDATE_BYTES);
  });

  test('the loss is read only when asked for, and once', async () => {
    const trainer = await engine.createTrainer(field, adam());
    await trainer.step(smallBatch(field, 300), 0.01);
    const counts = await counted.during(async () => {
      expect(await trainer.loss()).toBe(await trainer.loss());
    });
    trainer.dispose();
    expect(counts).toMatchObject({ submits: 1, dispatches: 0, maps: 1 });
  });

  test('shaders are compiled once for all fields of an engine', async () => {
    await thirdStep(field, smallBatch(field, 30));
    const other = smallField({ depth: 3, width: 31, outputDim: 2, seed: 3 });
    const { pipelines } = await counted.during(() => thirdStep(other, smallBatch(other, 30)));
    expect(pipelines).toBe(0);
  });

  test('evaluation holds no more for many points than for a round of them', async () => {
    const wide = initialField({
      encoding: positionalEncoding({ inputDim: 1, scale: 8, frequencyCount: 2 }),
      outputDim: 1,
      depth: 2,
      width: 8,
    });
    const held = async (count: number): Promise<number> => {
      const evaluator = await engine.createEvaluator(wide);
      const before = counted.counts().bufferBytes;
      await evaluator.evaluate(new Float32Array(count));
      const bytes = counted.counts().bufferBytes - before;
      evaluator.dispose();
      return bytes;
    };
    expect(await held(70_000)).toBe(await held(16_384));
  });
});
