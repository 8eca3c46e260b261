import type { Engine } from '@fourier-features/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const WASM = '@fourier-features/wasm';

const stub = (name: string): Engine => ({
  name,
  createEvaluator: () => Promise.reject(new Error('a stub')),
  createTrainer: () => Promise.reject(new Error('a stub')),
});

/** Loads chooseEngine as in a page, with a wasm engine that opens or throws. */
async function chooseInPage(failure?: string) {
  vi.doMock(WASM, () => ({
    wasmEngine: async () => {
      if (failure) throw new Error(failure);
      return { ...stub('wasm'), threads: 4, variant: 'relaxed-simd' };
    },
  }));
  return (await import('@fourier-features/engines')).chooseEngine;
}

describe('chooseEngine() in a page', () => {
  beforeEach(() => {
    vi.resetModules();
    vi.doMock('../src/inNode.ts', () => ({
      inNode: false,
      importInNode: (specifier: string) => Promise.reject(new Error(`a page imports ${specifier}`)),
    }));
  });
  afterEach(() => {
    vi.doUnmock('../src/inNode.ts');
    vi.doUnmock(WASM);
  });

  test('is the wasm engine, without opening tfjs', async () => {
    const chooseEngine = await chooseInPage();
    const openTfjs = vi.fn<() => Promise<Engine>>();
    const { description } = await chooseEngine({ openTfjs });
    expect(description).toBe('wasm engine, relaxed-simd, 4 threads');
    expect(openTfjs).not.toHaveBeenCalled();
  });

  test('is what openTfjs opens if the wasm engine does not run', async () => {
    const chooseEngine = await chooseInPage('wasmEngine: no SIMD');
    const tfjs = stub('tfjs-webgl');
    expect(await chooseEngine({ openTfjs: async () => tfjs })).toMatchObject({
      engine: tfjs,
      description: 'tfjs engine, tfjs-webgl; faster ones skipped: wasm (no SIMD)',
    });
    await expect(chooseEngine()).rejects.toThrow(
      new Error('chooseEngine: no engine runs here: wasm (no SIMD)'),
    );
  });

  test('refuses the engines that need Node', async () => {
    const chooseEngine = await chooseInPage();
    await expect(chooseEngine({ engine: 'native' })).rejects.toThrow(
      new Error('chooseEngine: the engine native needs Node. Choose wasm.'),
    );
    await expect(chooseEngine({ engine: 'tfjs-cpu' })).rejects.toThrow(
      new Error('chooseEngine: the engine tfjs-cpu needs Node. Pass openTfjs, or use tfjsEngine().'),
    );
  });
});
