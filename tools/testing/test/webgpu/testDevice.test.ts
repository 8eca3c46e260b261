import {
  type CountedDevice,
  countDevice,
  hasTestAdapter,
  onTestAdapter,
  testDevice,
} from '@fourier-features/testing/webgpu';
import { afterEach, describe, expect, test } from 'vitest';

const STORAGE = 0x80;
const COPY_FROM = 0x4;
const COPY_TO = 0x8;
const MAP_READ = 0x1;

describe.skipIf(!hasTestAdapter)(onTestAdapter('testDevice'), () => {
  const devices: GPUDevice[] = [];
  const open = async (...options: Parameters<typeof testDevice>): Promise<GPUDevice> => {
    const device = await testDevice(...options);
    devices.push(device);
    return device;
  };
  afterEach(() => {
    for (const device of devices.splice(0)) device.destroy();
  });

  test('has the limits of the adapter, the default ones of WebGPU, or those asked for', async () => {
    const storage = async (...options: Parameters<typeof testDevice>): Promise<number> =>
      (await open(...options)).limits.maxStorageBufferBindingSize;
    expect(await storage()).toBeGreaterThan(2 ** 27);
    expect(await storage({ limits: 'default' })).toBe(2 ** 27);
    expect(await storage({ limits: { maxStorageBufferBindingSize: 2 ** 27 + 4 } })).toBe(2 ** 27 + 4);
    await expect(open({ limits: { maxStorageBufferBindingSize: 2 ** 50 } })).rejects.toThrow();
  });

  test('has the features asked for, and no others', async () => {
    expect((await open({ features: [] })).features.has('timestamp-query')).toBe(false);
    expect((await open({ features: ['timestamp-query'] })).features.has('timestamp-query')).toBe(true);
  });

  test('is another device at every call', async () => {
    const [first, second] = [await open(), await open()];
    first.destroy();
    expect((await first.lost).reason).toBe('destroyed');
    expect(await doubled(countDevice(second), Float32Array.of(1, 2, 3, 4))).toEqual(
      Float32Array.of(2, 4, 6, 8),
    );
  });
});

describe.skipIf(!hasTestAdapter)(onTestAdapter('countDevice'), () => {
  let counted: CountedDevice;
  const open = async (): Promise<CountedDevice> => {
    counted = countDevice(await testDevice());
    return counted;
  };
  afterEach(() => counted?.device.destroy());

  test('counts what a readback takes, and finds every buffer destroyed', async () => {
    const { during } = await open();
    expect(await during(() => doubled(counted, new Float32Array(64)))).toEqual({
      submits: 1,
      dispatches: 1,
      maps: 1,
      uploadedBytes: 256,
      pipelines: 1,
      buffers: 0,
      bufferBytes: 0,
    });
  });

  test('counts live buffers once, however often they are destroyed', async () => {
    const { device, counts } = await open();
    const [first, second] = [8, 16].map((size) => device.createBuffer({ size, usage: STORAGE }));
    expect(counts()).toMatchObject({ buffers: 2, bufferBytes: 24 });
    first!.destroy();
    first!.destroy();
    expect(counts()).toMatchObject({ buffers: 1, bufferBytes: 16 });
    second!.destroy();
    expect(counts()).toMatchObject({ buffers: 0, bufferBytes: 0 });
  });

  test('counts the bytes of parts of arrays in units of their elements', async () => {
    const { device, counts } = await open();
    const buffer = device.createBuffer({ size: 64, usage: STORAGE | COPY_TO });
    const data = new Float32Array(16);
    device.queue.writeBuffer(buffer, 0, data, 4);
    expect(counts().uploadedBytes).toBe(48);
    device.queue.writeBuffer(buffer, 0, data, 4, 2);
    expect(counts().uploadedBytes).toBe(56);
    device.queue.writeBuffer(buffer, 0, data.buffer, 8, 4);
    expect(counts().uploadedBytes).toBe(60);
  });

  test('reports errors that nobody captured, and none that somebody did', async () => {
    const { device, expectNoErrors } = await open();
    const invalid = (): unknown => device.createBuffer({ size: 4, usage: MAP_READ | STORAGE });
    device.pushErrorScope('validation');
    invalid();
    expect(await device.popErrorScope()).not.toBeNull();
    await expectNoErrors();
    invalid();
    await expect(expectNoErrors()).rejects.toThrow(/the device reported: .*usage/i);
  });
});

/** Doubles numbers on the device. */
async function doubled({ device }: CountedDevice, numbers: Float32Array<ArrayBuffer>): Promise<Float32Array> {
  const code = `@group(0) @binding(0) var<storage, read_write> x: array<f32>;
    @compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
      if (id.x < arrayLength(&x)) { x[id.x] *= 2.0; }
    }`;
  const pipeline = await device.createComputePipelineAsync({
    layout: 'auto',
    compute: { module: device.createShaderModule({ code }) },
  });
  const size = numbers.byteLength;
  const buffer = device.createBuffer({ size, usage: STORAGE | COPY_FROM | COPY_TO });
  const staging = device.createBuffer({ size, usage: MAP_READ | COPY_TO });
  device.queue.writeBuffer(buffer, 0, numbers);
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  pass.setPipeline(pipeline);
  pass.setBindGroup(
    0,
    device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: [{ binding: 0, resource: { buffer } }],
    }),
  );
  pass.dispatchWorkgroups(Math.ceil(numbers.length / 64));
  pass.end();
  encoder.copyBufferToBuffer(buffer, 0, staging, 0, size);
  device.queue.submit([encoder.finish()]);
  await staging.mapAsync(MAP_READ);
  const result = new Float32Array(staging.getMappedRange().slice());
  buffer.destroy();
  staging.destroy();
  return result;
}
