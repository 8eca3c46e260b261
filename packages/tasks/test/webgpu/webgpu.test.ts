import {
  type CountedDevice,
  countDevice,
  hasTestAdapter,
  onTestAdapter,
  testDevice,
} from '@fourier-features/testing/webgpu';
import { type WasmEngine, wasmEngine } from '@fourier-features/wasm';
import { type WebgpuEngine, webgpuEngine } from '@fourier-features/webgpu';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectTask } from './expectTask.ts';
import { type TaskName, type Trained, taskNames, trainTask } from './page/trainTask.ts';

describe.skipIf(!hasTestAdapter)(onTestAdapter('tasks on webgpuEngine'), () => {
  let counted: CountedDevice;
  let engine: WebgpuEngine;
  let cpu: WasmEngine;
  const expected = {} as Record<TaskName, Trained>;
  beforeAll(async () => {
    counted = countDevice(await testDevice());
    engine = await webgpuEngine({ device: counted.device });
    cpu = await wasmEngine({ threads: 1 });
    for (const name of taskNames) expected[name] = await trainTask(name, cpu);
  });
  afterAll(async () => {
    await counted?.expectNoErrors();
    engine?.dispose();
    counted?.device.destroy();
    cpu?.dispose();
  });

  test.each(taskNames)('%s trains as on wasmEngine, to the same bits in every run', async (name) => {
    const trained = await trainTask(name, engine);
    expectTask(trained, expected[name]);
    expect(await trainTask(name, engine)).toEqual(trained);
  });

  test.each(taskNames)('%s trains as on wasmEngine where batches take rounds', async (name) => {
    const small = await webgpuEngine({ device: counted.device, workingBytes: 2 ** 17 });
    expectTask(await trainTask(name, small), expected[name]);
  });

  test('nothing of a training stays on the device', async () => {
    const before = counted.counts().bufferBytes;
    await trainTask('nerf', engine);
    expect(counted.counts().bufferBytes).toBe(before);
  });
});
