import { adam, initialField, positionalEncoding, sgd } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { createReference, smallBatch, smallField } from '@fourier-features/testing/engine';
import { countDevice, hasTestAdapter, onTestAdapter } from '@fourier-features/testing/webgpu';
import { webgpuEngine } from '@fourier-features/webgpu';
import { describe, expect, test } from 'vitest';
import { sharedDevice } from './sharedDevice.ts';

/** Bytes of the least binding that WebGPU lets a device have, divided so that a batch needs several rounds. */
const SMALL = { maxStorageBufferBindingSize: 2 ** 18, maxBufferSize: 2 ** 18 };

describe.skipIf(!hasTestAdapter)(onTestAdapter('limits of a device'), () => {
  test('are the smallest that a device may have in these tests', () => {
    expect(sharedDevice!.limits).toMatchObject({
      maxStorageBufferBindingSize: 2 ** 27,
      maxComputeWorkgroupStorageSize: 2 ** 14,
      maxComputeInvocationsPerWorkgroup: 256,
      maxStorageBuffersPerShaderStage: expect.any(Number),
    });
  });

  test('buffers are no larger than the device allows: a large batch takes rounds', async () => {
    const counted = countDevice(sharedDevice!);
    const { device } = counted;
    const engine = await withLimits(device, SMALL, () => webgpuEngine({ device }));
    const field = smallField({ width: 40, depth: 2 });
    const batch = smallBatch(field, 5000);
    let largest = 0;
    const createBuffer = device.createBuffer;
    device.createBuffer = (descriptor) => {
      largest = Math.max(largest, descriptor.size);
      return createBuffer.call(device, descriptor);
    };
    const trainer = await engine.createTrainer(field, sgd());
    const { gradient } = await trainer.gradient(batch);
    createReference(field)
      .gradient(batch)
      .gradient.forEach((expected, k) => {
        expectClose(gradient[k]!.values, expected, 2e-5 * Math.max(...expected.map(Math.abs)));
      });
    device.createBuffer = createBuffer;
    expect(largest).toBeLessThanOrEqual(2 ** 18);
    await counted.expectNoErrors();
  });

  test('parameters and moments that no buffer holds together are read in parts', async () => {
    const counted = countDevice(sharedDevice!);
    const { device } = counted;
    const engine = await webgpuEngine({ device });
    // 41 thousand parameters, 160 KiB, where buffers have 256 KiB.
    const field = smallField({ width: 200, depth: 3 });
    const trainer = await engine.createTrainer(field, adam());
    let largest = 0;
    const createBuffer = device.createBuffer;
    device.createBuffer = (descriptor) => {
      largest = Math.max(largest, descriptor.size);
      return createBuffer.call(device, descriptor);
    };
    const { parameters, optimizerState } = await withLimits(device, SMALL, () => trainer.read());
    device.createBuffer = createBuffer;
    parameters.forEach(({ values }, k) => {
      expect(values).toEqual(field.parameters[k]!.values);
      expect(optimizerState.secondMoments[k]!.values).toEqual(new Float32Array(values.length));
    });
    expect(largest).toBeGreaterThan(0);
    expect(largest).toBeLessThanOrEqual(2 ** 18);
    trainer.dispose();
    await counted.expectNoErrors();
  });

  test('a network whose parameters no buffer holds is refused, with the engines that train it', async () => {
    const device = sharedDevice!;
    const engine = await withLimits(device, SMALL, () => webgpuEngine({ device }));
    const encoding = positionalEncoding({ inputDim: 2, scale: 8, frequencyCount: 8 });
    const field = initialField({ encoding, outputDim: 1, width: 300, depth: 3 });
    await expect(engine.createTrainer(field, adam())).rejects.toThrow(
      new RangeError(
        'webgpuEngine: this network has 1 MiB of parameters, and this GPU allows buffers of 0 MiB. Use nativeEngine() or wasmEngine().',
      ),
    );
  });

  test('memory that runs out is an error that says how much was wanted, and frees what there was', async () => {
    const counted = countDevice(sharedDevice!);
    const { device } = counted;
    const engine = await webgpuEngine({ device });
    const field = smallField();
    const trainer = await engine.createTrainer(field, adam());
    await trainer.step(smallBatch(field, 50), 0.01);
    const before = counted.counts().bufferBytes;
    const { popErrorScope } = device;
    device.popErrorScope = async () => {
      await popErrorScope.call(device);
      return { message: 'Out of device memory' } as GPUError;
    };
    const error: unknown = await trainer
      .step(smallBatch(field, 3000), 0.01)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RangeError);
    expect((error as RangeError).message).toMatch(
      /^webgpuEngine: the GPU has no 2 MiB for 4096 points \(Out of device memory\)\. Use a smaller batch/,
    );
    expect(counted.counts().bufferBytes).toBeLessThan(before);
    device.popErrorScope = popErrorScope;
    // The parameters are as they were, and a batch that fits still trains.
    await trainer.step(smallBatch(field, 50), 0.01);
    expect((await trainer.read()).optimizerState.updates).toBe(2);
  });

  test('few working bytes are refused with what a round needs', async () => {
    const device = sharedDevice!;
    const engine = await webgpuEngine({ device, workingBytes: 1000 });
    await expect(engine.createEvaluator(smallField())).rejects.toThrow(
      /^webgpuEngine: workingBytes must hold 64 points of \d+ bytes each, got 1000$/,
    );
    await expect(webgpuEngine({ device, workingBytes: -1 })).rejects.toThrow(
      new RangeError('webgpuEngine: workingBytes must be positive, got -1'),
    );
  });
});

/** Does some work while a device has other limits for those who ask; the software adapter's own cannot be lowered so far. */
async function withLimits<Result>(
  device: GPUDevice,
  limits: Readonly<Record<string, number>>,
  work: () => Promise<Result>,
): Promise<Result> {
  const { limits: own } = device;
  const before = Object.getOwnPropertyDescriptor(device, 'limits');
  const value = new Proxy(own, { get: (all, name) => limits[String(name)] ?? Reflect.get(all, name, all) });
  Object.defineProperty(device, 'limits', { value, configurable: true });
  try {
    return await work();
  } finally {
    // Browsers keep it in the class, Dawn in the object.
    if (before) Object.defineProperty(device, 'limits', before);
    else delete (device as { limits?: GPUSupportedLimits }).limits;
  }
}
