import { adam } from '@fourier-features/core';
import { smallBatch, smallField } from '@fourier-features/testing/engine';
import { hasTestAdapter, onTestAdapter } from '@fourier-features/testing/webgpu';
import { webgpuEngine } from '@fourier-features/webgpu';
import { describe, expect, test } from 'vitest';
import { sharedDevice } from './sharedDevice.ts';

describe.skipIf(!hasTestAdapter)(onTestAdapter('a device that others use too'), () => {
  test('trains on, whatever errors they make', async () => {
    const device = sharedDevice!;
    const trainer = await (await webgpuEngine({ device })).createTrainer(smallField(), adam());
    const errors: string[] = [];
    device.onuncapturederror = ({ error }) => errors.push(error.message);
    await trainer.step(smallBatch(smallField(), 20), 0.01);
    // A size that is no multiple of 4 cannot be copied.
    const buffer = device.createBuffer({ size: 6, usage: 0xc });
    const encoder = device.createCommandEncoder();
    encoder.copyBufferToBuffer(buffer, 0, buffer, 3, 3);
    device.queue.submit([encoder.finish()]);
    await device.queue.onSubmittedWorkDone();
    await trainer.step(smallBatch(smallField(), 20), 0.01);
    expect((await trainer.read()).optimizerState.updates).toBe(2);
    device.onuncapturederror = null;
    expect(errors).not.toEqual([]);
    trainer.dispose();
  });

  test('serves a second engine while the first, which chooses tiles, is disposed of', async () => {
    const device = sharedDevice!;
    const first = await webgpuEngine({ device });
    const second = await webgpuEngine({ device });
    const field = smallField({ width: 70 });
    const begun = first.createTrainer(field, adam()).catch((error: Error) => error.message);
    const trainer = second.createTrainer(field, adam());
    first.dispose();
    await begun;
    await (await trainer).step(smallBatch(field, 20), 0.01);
    (await trainer).dispose();
  });
});
