import type { Engine } from '@fourier-features/core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const WASM = '@fourier-features/wasm';

const stub = (name: string): Engine => ({
  name,
  createEvaluator: () => Promise.reject(new Error('a stub')),
  createTrainer: () => Promise.reject(new Error('a stub')),
});

/** What a page runs on. */
interface Place {
  readonly processors?: number;
  readonly isolated?: boolean;
  /** Most threads that fit. */
  readonly room?: number;
}

/** Loads chooseEngine as in a page, with a wasm engine that opens or throws. */
async function chooseInPage(failure?: string, { processors = 4, isolated = true, room = 64 }: Place = {}) {
  vi.stubGlobal('navigator', { hardwareConcurrency: processors });
  vi.stubGlobal('crossOriginIsolated', isolated);
  vi.doMock(WASM, () => ({
    wasmEngine: async ({ threads = processors }: { threads?: number }) => {
      if (failure) throw new Error(failure);
      return { ...stub('wasm'), threads: isolated ? Math.min(threads, room) : 1, variant: 'relaxed-simd' };
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
    vi.unstubAllGlobals();
  });

  test('is the wasm engine, without opening tfjs', async () => {
    const chooseEngine = await chooseInPage();
    const openTfjs = vi.fn<() => Promise<Engine>>();
    const { description } = await chooseEngine({ openTfjs });
    expect(description).toBe('wasm engine, relaxed-simd, 4 threads on 4 processors');
    expect(openTfjs).not.toHaveBeenCalled();
  });

  const headers =
    'serve it with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp';
  test.each<[string, Place, number | undefined, string]>([
    ['on one processor', { processors: 1 }, undefined, '1 thread on 1 processor'],
    ['with fewer threads than processors by choice', { processors: 8 }, 2, '2 threads on 8 processors'],
    ['with more threads than processors by choice', { processors: 2 }, 3, '3 threads on 2 processors'],
    ['on more processors than it has threads', { processors: 96 }, undefined, '64 threads on 96 processors'],
    [
      'in a page that is not isolated',
      { processors: 8, isolated: false },
      undefined,
      `1 thread on 8 processors; more need a cross-origin isolated page: ${headers}`,
    ],
    ['with one thread by choice', { processors: 8, isolated: false }, 1, '1 thread on 8 processors'],
    [
      'in a page that is not isolated, on one processor',
      { processors: 1, isolated: false },
      undefined,
      '1 thread on 1 processor',
    ],
    [
      'where memory is limited',
      { processors: 8, room: 3 },
      undefined,
      '3 threads on 8 processors; more did not fit into the address space that this browser allows',
    ],
  ])('says how many threads the engine has and why no more: %s', async (_, place, threads, expected) => {
    const chooseEngine = await chooseInPage(undefined, place);
    const { description } = await chooseEngine(threads === undefined ? {} : { threads });
    expect(description).toBe(`wasm engine, relaxed-simd, ${expected}`);
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
