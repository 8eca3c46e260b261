import { testEngine } from '@fourier-features/testing/engine';
import { countDevice, hasTestAdapter, onTestAdapter, testDevice } from '@fourier-features/testing/webgpu';
import { webgpuEngine } from '@fourier-features/webgpu';
import { afterAll, describe } from 'vitest';
import { sharedDevice } from './sharedDevice.ts';

describe.skipIf(!hasTestAdapter)(onTestAdapter('webgpu'), async () => {
  // With the limits that every device has, and so few bytes that large batches take several rounds.
  const counted = sharedDevice && countDevice(sharedDevice);
  testEngine({
    name: 'webgpuEngine({ workingBytes: 2 ** 23 })',
    create: () => webgpuEngine({ device: counted!.device, workingBytes: 2 ** 23 }),
    lacks: ['activations', 'grids'],
    held: () => counted!.counts().bufferBytes,
    openLosable: async () => {
      const device = await testDevice();
      return { engine: await webgpuEngine({ device }), lose: () => device.destroy() };
    },
  });
  afterAll(() => counted?.expectNoErrors());
});
