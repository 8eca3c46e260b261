import {
  adam,
  EngineLostError,
  type FitEnd,
  finish,
  fit,
  pointwiseSupervision,
} from '@fourier-features/core';
import { smallBatch, smallField } from '@fourier-features/testing/engine';
import { hasTestAdapter, onTestAdapter, testDevice } from '@fourier-features/testing/webgpu';
import { wasmEngine } from '@fourier-features/wasm';
import { webgpuEngine } from '@fourier-features/webgpu';
import { describe, expect, test } from 'vitest';

const field = smallField();
const batch = smallBatch(field, 60);

describe.skipIf(!hasTestAdapter)(onTestAdapter('a lost device'), () => {
  test('in the middle of a call makes it reject with an EngineLostError', async () => {
    for (const call of ['read', 'evaluate', 'gradient'] as const) {
      const device = await testDevice();
      const trainer = await (await webgpuEngine({ device })).createTrainer(field, adam());
      const outcome =
        call === 'read'
          ? trainer.read()
          : call === 'evaluate'
            ? trainer.evaluate(batch.coordinates)
            : trainer.gradient(batch);
      const settled = expect(outcome).rejects.toThrow(EngineLostError);
      device.destroy();
      await settled;
    }
  });

  test('ends a fit with a checkpoint from which another engine goes on', async () => {
    const device = await testDevice();
    const engine = await webgpuEngine({ device });
    const supervision = pointwiseSupervision({
      coordinates: batch.coordinates,
      targets: batch.targets,
      inputDim: 2,
    });
    let end: FitEnd | undefined;
    for await (const event of fit({ field, supervision, engine, steps: 20, measureEvery: 5 })) {
      if (event.type === 'step' && event.step === 12) device.destroy();
      if (event.type === 'end') end = event;
    }
    expect(end).toMatchObject({ reason: 'lost', checkpoint: { optimizerState: { updates: 11 } } });
    const { curve } = await finish(
      fit({
        field,
        supervision,
        engine: await wasmEngine({ threads: 1 }),
        steps: 20,
        measureEvery: 5,
        resume: end!.checkpoint,
      }),
    );
    expect(curve.map(({ step }) => step)).toEqual([0, 5, 10, 15, 19]);
    expect(curve.at(-1)!.loss).toBeLessThan(curve[2]!.loss);
  });
});

describe.skipIf(!hasTestAdapter)(onTestAdapter('an engine that was disposed of'), () => {
  test('refuses calls, and lets a device that it did not open live', async () => {
    const device = await testDevice();
    const engine = await webgpuEngine({ device });
    const trainer = await engine.createTrainer(field, adam());
    engine.dispose();
    await expect(trainer.step(batch, 0.01)).rejects.toThrow('no call may follow dispose()');
    await expect(engine.createEvaluator(field)).rejects.toThrow('must not have been disposed of');
    expect((await webgpuEngine({ device })).name).toBe('webgpu');
    await device.queue.onSubmittedWorkDone();
    device.destroy();
  });
});
