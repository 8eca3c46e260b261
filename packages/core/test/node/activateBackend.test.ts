import { createRequire } from 'node:module';
import { activateCudaBackend, activateFastestBackend, describeBackend } from '@fourier-features/core/node';
import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, test, vi } from 'vitest';

describe('activateFastestBackend(only)', () => {
  test.each([
    ['cpu', '@tensorflow/tfjs'],
    ['wasm', '@tensorflow/tfjs-backend-wasm'],
    ['cpu', '@tensorflow/tfjs'],
    ['wasm', '@tensorflow/tfjs-backend-wasm'],
  ] as const)('activates %s, also after the other', async (backend, provider) => {
    expect(await activateFastestBackend(backend)).toEqual({ backend, provider, gpu: false, skipped: [] });
    expect(tf.getBackend()).toBe(backend);
    const product = tf.tidy(() => tf.matMul([[1, 2]], [[3], [4]]).dataSync()[0]);
    expect(product).toBe(11);
  });

  test('without an argument activates wasm or faster, and gives reasons for what it skipped', async () => {
    const { backend, provider, skipped } = await activateFastestBackend();
    expect(['tensorflow', 'wasm']).toContain(backend);
    expect(tf.getBackend()).toBe(backend);
    const order = ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node', '@tensorflow/tfjs-backend-wasm'];
    expect(skipped.map((each) => each.provider)).toEqual(order.slice(0, order.indexOf(provider)));
    expect(skipped.every(({ reason }) => reason.length > 0 && !reason.includes('\n'))).toBe(true);
  });
});

describe('activateFastestBackend() with tfjs-node-gpu installed', () => {
  const provider = '@tensorflow/tfjs-node-gpu';
  afterEach(() => {
    vi.doUnmock(provider);
    tf.removeBackend('tensorflow');
  });

  function mockProvider(isUsingGpuDevice: boolean): void {
    vi.doMock(provider, () => {
      class NativeBackend extends tf.KernelBackend {
        readonly isUsingGpuDevice = isUsingGpuDevice;
        override dispose(): void {}
      }
      tf.registerBackend('tensorflow', () => new NativeBackend());
      return {};
    });
  }

  test('activateCudaBackend() accepts it only if its backend uses a GPU', async () => {
    mockProvider(true);
    const active = { backend: 'tensorflow', provider, gpu: true, skipped: [] };
    expect(await activateCudaBackend()).toEqual(active);
    vi.doUnmock(provider);
    tf.removeBackend('tensorflow');
    mockProvider(false);
    await expect(activateCudaBackend()).rejects.toThrow(new Error(`${provider}: found no GPU`));
  });

  test.each([true, false])('reports whether its backend uses a GPU: %s', async (isUsingGpuDevice) => {
    mockProvider(isUsingGpuDevice);
    const active = await activateFastestBackend();
    expect(active).toEqual({ backend: 'tensorflow', provider, gpu: isUsingGpuDevice, skipped: [] });
  });
});

describe('activateFastestBackend() with tfjs-node installed', () => {
  afterEach(() => {
    vi.doUnmock('@tensorflow/tfjs-node');
    tf.removeBackend('tensorflow');
  });

  test('gives it the functions of util that Node 23 removed, and those that warn, without a warning', async () => {
    const warn = vi.spyOn(process, 'emitWarning');
    const answers: unknown[] = [];
    vi.doMock('@tensorflow/tfjs-node', () => {
      const util: Record<string, (value: unknown) => boolean> = createRequire(import.meta.url)('util');
      answers.push(...[null, undefined, 0, []].map((value) => util['isNullOrUndefined']!(value)));
      answers.push(...[[], 'a', {}].map((value) => util['isArray']!(value)));
      class NativeBackend extends tf.KernelBackend {
        override dispose(): void {}
      }
      tf.registerBackend('tensorflow', () => new NativeBackend());
      return {};
    });
    const { provider, gpu } = await activateFastestBackend('tensorflow');
    expect({ provider, gpu }).toEqual({ provider: '@tensorflow/tfjs-node', gpu: false });
    expect(answers).toEqual([true, true, false, false, true, false, false]);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});

describe('describeBackend(active)', () => {
  test('is one line with the backend, its provider and the reasons', () => {
    const skipped = [{ provider: 'n', reason: 'not installed' }];
    const active = { backend: 'wasm', provider: 'w', gpu: false, skipped };
    expect(describeBackend(active)).toBe('tfjs backend wasm (w); faster ones skipped: n: not installed');
    expect(describeBackend({ ...active, skipped: [] })).toBe('tfjs backend wasm (w)');
    const native = { backend: 'tensorflow', provider: '@tensorflow/tfjs-node-gpu', gpu: false, skipped: [] };
    expect(describeBackend(native)).toBe('tfjs backend tensorflow (@tensorflow/tfjs-node-gpu, no GPU found)');
    expect(describeBackend({ ...native, gpu: true })).not.toContain('no GPU');
  });
});
