import type { Engine } from '@fourier-features/core';
import { type ChooseEngineOptions, chooseEngine, engineNames } from '@fourier-features/engines';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const CUDA = '@tensorflow/tfjs-node-gpu';
const NATIVE = '@fourier-features/native';
const WASM = '@fourier-features/wasm';
const WEBGPU = '@fourier-features/webgpu';

beforeEach(() => {
  mockWebgpu('webgpuEngine: no Dawn. Install it.');
  // Counts as a graphics card.
  vi.stubEnv('VK_DRIVER_FILES', 'driver.json');
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const each of [CUDA, NATIVE, WASM, WEBGPU]) vi.doUnmock(each);
  vi.resetModules();
});

const stub = (name: string): Engine => ({
  name,
  createEvaluator: () => Promise.reject(new Error('a stub')),
  createTrainer: () => Promise.reject(new Error('a stub')),
});

interface Threads {
  readonly threads?: number;
}

/** Replaces the native engine by one that opens, or that throws an error with a message. */
function mockNative(failure?: string): void {
  vi.doMock(NATIVE, () => ({
    nativeEngine: async ({ threads = 8 }: Threads) => {
      if (failure) throw new Error(failure);
      return { ...stub('native'), threads, vectorBits: 512 };
    },
  }));
}

/** Replaces the wasm engine by one of a variant, or one that throws an error with a message. */
function mockWasm(variant: string, failure?: string): void {
  vi.doMock(WASM, () => ({
    wasmEngine: async ({ threads = 8 }: Threads) => {
      if (failure) throw new Error(failure);
      return { ...stub('wasm'), threads, variant };
    },
  }));
}

/** Replaces the WebGPU engine by one on an adapter, or one that throws an error with a message. Returns its `dispose`. */
function mockWebgpu(failure?: string, software = false): () => void {
  const dispose = vi.fn<() => void>();
  vi.doMock(WEBGPU, () => ({
    webgpuEngine: async () => {
      if (failure) throw new Error(failure);
      return { ...stub('webgpu'), adapter: software ? 'mesa llvmpipe' : 'nvidia ampere', software, dispose };
    },
  }));
  return dispose;
}

function mockCuda(isUsingGpuDevice: boolean): void {
  vi.doMock(CUDA, () => {
    class NativeBackend extends tf.KernelBackend {
      readonly isUsingGpuDevice = isUsingGpuDevice;
      override dispose(): void {}
    }
    tf.registerBackend('tensorflow', () => new NativeBackend());
    return {};
  });
}

/** Chooses with the mocks in place, which modules loaded before do not see. */
async function choose(options?: ChooseEngineOptions): Promise<[name: string, description: string]> {
  const { chooseEngine: fresh } = await import('@fourier-features/engines');
  const { engine, description } = await fresh(options);
  return [engine.name, description];
}

/** Replaces the reason why tfjs-node-gpu did not load, which Vite words differently from Node. */
const withoutReason = ([name, description]: [string, string]): [string, string] => [
  name,
  description.replace(/(?<=CUDA \(@tensorflow\/tfjs-node-gpu: ).*?(?=\)(,|$))/, '…'),
];
const noCuda = `CUDA (${CUDA}: …)`;
const noGpu = `${noCuda}, webgpu (no Dawn)`;

describe('chooseEngine() in Node', () => {
  test('is the WebGPU engine on a GPU, and says why not CUDA', async () => {
    mockNative();
    mockWebgpu();
    expect(withoutReason(await choose())).toEqual([
      'webgpu',
      `webgpu engine, nvidia ampere; faster ones skipped: ${noCuda}`,
    ]);
    expect((await choose({ threads: 2 }))[0]).toBe('webgpu');
  });

  test.skipIf(process.platform !== 'linux')(
    'does not try WebGPU on Linux without a graphics card',
    async () => {
      mockNative();
      mockWebgpu();
      vi.stubEnv('VK_DRIVER_FILES', '');
      const builtin = vi.spyOn(process, 'getBuiltinModule');
      builtin.mockReturnValue({ existsSync: () => false } as unknown as NodeJS.Process);
      expect(withoutReason(await choose())).toEqual([
        'native',
        `native engine, 512-bit vectors, 8 threads; faster ones skipped: ${noCuda}, webgpu (this machine shows no graphics card: none of /dev/dri, /dev/nvidia0, /dev/dxg)`,
      ]);
      builtin.mockReturnValue({
        existsSync: (path: string) => path === '/dev/dri',
      } as unknown as NodeJS.Process);
      expect((await choose())[0]).toBe('webgpu');
      builtin.mockRestore();
    },
  );

  test('is never the WebGPU engine on an adapter that computes on the CPU, which is given back', async () => {
    mockNative();
    const dispose = mockWebgpu(undefined, true);
    expect(withoutReason(await choose())).toEqual([
      'native',
      `native engine, 512-bit vectors, 8 threads; faster ones skipped: ${noCuda}, webgpu (only a software adapter, mesa llvmpipe)`,
    ]);
    expect(dispose).toHaveBeenCalledOnce();
  });

  test('is not the WebGPU engine for fields that it lacks, which is not opened', async () => {
    mockNative();
    mockWebgpu('webgpuEngine: opened');
    expect(withoutReason(await choose({ anyField: true }))).toEqual([
      'native',
      `native engine, 512-bit vectors, 8 threads; faster ones skipped: ${noCuda}, webgpu (only Fourier encodings with ReLU run on webgpu)`,
    ]);
  });

  test('is the native engine if there is no GPU, and says why not', async () => {
    mockNative();
    expect(withoutReason(await choose())).toEqual([
      'native',
      `native engine, 512-bit vectors, 8 threads; faster ones skipped: ${noGpu}`,
    ]);
  });

  test('is the wasm engine otherwise, and says why not the native one, in one line', async () => {
    mockNative('nativeEngine: no module for plan9-mips\nTried 3 files');
    mockWasm('relaxed-simd');
    expect(withoutReason(await choose({ threads: 2 }))).toEqual([
      'wasm',
      `wasm engine, relaxed-simd, 2 threads; faster ones skipped: ${noGpu}, native (no module for plan9-mips)`,
    ]);
  });

  test('is tfjs on the CPU if the wasm engine does not open either', async () => {
    mockNative('nativeEngine: no module');
    mockWasm('', 'wasmEngine: no SIMD');
    expect(withoutReason(await choose())).toEqual([
      'tfjs-wasm',
      `tfjs backend wasm (@tensorflow/tfjs-backend-wasm); faster ones skipped: ${noGpu}, native (no module), wasm (no SIMD)`,
    ]);
  });

  test.each([true, false])('is tfjs on CUDA only if it finds a GPU: %s', async (gpu) => {
    mockCuda(gpu);
    if (gpu) mockWebgpu();
    mockNative();
    const [name, description] = await choose();
    tf.removeBackend('tensorflow');
    expect(name).toBe(gpu ? 'tfjs-node' : 'native');
    expect(description).toBe(
      gpu
        ? `tfjs backend tensorflow (${CUDA})`
        : `native engine, 512-bit vectors, 8 threads; faster ones skipped: CUDA (${CUDA}: found no GPU), webgpu (no Dawn)`,
    );
  });

  test('opens an engine of this machine, which can be disposed of', async () => {
    const { engine, dispose } = await chooseEngine({ threads: 1 });
    expect(engine.name).toMatch(/^(webgpu|native|wasm|tfjs-node)/);
    dispose();
  });
});

describe('chooseEngine({ engine })', () => {
  test('opens that engine, without reasons', async () => {
    mockNative();
    mockWasm('relaxed-simd');
    expect(await choose({ engine: 'native', threads: 1 })).toEqual([
      'native',
      'native engine, 512-bit vectors, 1 thread',
    ]);
    expect(await choose({ engine: 'wasm' })).toEqual(['wasm', 'wasm engine, relaxed-simd, 8 threads']);
    expect(await choose({ engine: 'tfjs-cpu' })).toEqual(['tfjs-cpu', 'tfjs backend cpu (@tensorflow/tfjs)']);
    mockWebgpu();
    expect(await choose({ engine: 'webgpu' })).toEqual(['webgpu', 'webgpu engine, nvidia ampere']);
  });

  test('opens WebGPU on an adapter that computes on the CPU too, and says so', async () => {
    mockWebgpu(undefined, true);
    expect(await choose({ engine: 'webgpu' })).toEqual([
      'webgpu',
      'webgpu engine, mesa llvmpipe, a software adapter that computes on the CPU, slowly',
    ]);
  });

  test('refuses WebGPU for fields that it lacks, and opens the others', async () => {
    mockNative();
    mockWasm('relaxed-simd');
    mockWebgpu();
    await expect(choose({ engine: 'webgpu', anyField: true })).rejects.toThrow(
      new Error('chooseEngine: only Fourier encodings with ReLU run on webgpu. Choose native or wasm.'),
    );
    for (const engine of ['native', 'wasm', 'tfjs-cpu'] as const)
      expect((await choose({ engine, anyField: true }))[0]).toBe(engine);
    expect((await choose({ engine: 'webgpu', anyField: false }))[0]).toBe('webgpu');
  });

  test('passes on the dispose of the engine', async () => {
    const dispose = vi.fn<() => void>();
    vi.doMock(NATIVE, () => ({
      nativeEngine: async () => ({ ...stub('native'), threads: 2, vectorBits: 128, dispose }),
    }));
    const { chooseEngine: fresh } = await import('@fourier-features/engines');
    (await fresh()).dispose();
    expect(dispose).toHaveBeenCalledOnce();
    const disposeGpu = mockWebgpu();
    (await fresh({ engine: 'webgpu' })).dispose();
    expect(disposeGpu).toHaveBeenCalledOnce();
  });

  test('warns that results differ where WebAssembly has no fused multiply-add', async () => {
    mockWasm('simd');
    const [, description] = await choose({ engine: 'wasm' });
    expect(description).toBe(
      'wasm engine, simd, 8 threads; without fused multiply-add in WebAssembly, ' +
        'so results differ from those of other machines in the last digits',
    );
  });

  test('rejects with the error of an engine that does not run here', async () => {
    mockNative('nativeEngine: no module');
    await expect(choose({ engine: 'native' })).rejects.toThrow(new Error('nativeEngine: no module'));
    await expect(choose({ engine: 'tfjs-node' })).rejects.toThrow(/@tensorflow\/tfjs-node: /);
    await expect(choose({ engine: 'webgpu' })).rejects.toThrow(
      new Error('webgpuEngine: no Dawn. Install it.'),
    );
  });

  test('refuses unknown names and threads that have no effect', async () => {
    const unknown = { engine: 'gpu' } as unknown as ChooseEngineOptions;
    await expect(chooseEngine(unknown)).rejects.toThrow(
      new RangeError(`chooseEngine: engine must be one of ${engineNames.join(', ')}, got gpu`),
    );
    await expect(chooseEngine({ threads: 0 })).rejects.toThrow(
      new RangeError('chooseEngine: threads must be a positive integer, got 0'),
    );
    for (const engine of ['tfjs-cpu', 'webgpu'] as const) {
      await expect(chooseEngine({ engine, threads: 2 })).rejects.toThrow(
        new RangeError(`chooseEngine: threads must be left out for ${engine}, which chooses its own, got 2`),
      );
    }
  });
});
