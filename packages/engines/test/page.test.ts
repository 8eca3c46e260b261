import type { Engine } from '@fourier-features/core';
import type { WasmEngineOptions } from '@fourier-features/wasm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

const WASM = '@fourier-features/wasm';
const WEBGPU = '@fourier-features/webgpu';

const stub = (name: string): Engine => ({
  name,
  createEvaluator: () => Promise.reject(new Error('a stub')),
  createTrainer: () => Promise.reject(new Error('a stub')),
});

/** What a page runs on. */
interface Place {
  readonly processors?: number;
  /** The one thread that the wasm engine has here, and why; by default it has as many as there are processors. */
  readonly threadLimit?: string;
  /** The adapter that the browser offers, null if it offers none; without WebGPU by default. */
  readonly adapter?: { readonly info: Partial<GPUAdapterInfo> } | null;
}

const noWebgpu = 'webgpu (this browser lacks it)';

/** Loads chooseEngine as in a page, with a wasm engine that opens or throws. */
async function chooseInPage(failure?: string, { processors = 4, threadLimit, adapter }: Place = {}) {
  const options: WasmEngineOptions[] = [];
  const gpu = adapter === undefined ? {} : { gpu: { requestAdapter: async () => adapter } };
  vi.stubGlobal('navigator', { hardwareConcurrency: processors, ...gpu });
  vi.doMock(WASM, () => ({
    wasmEngine: async (given: WasmEngineOptions) => {
      options.push(given);
      if (failure) throw new Error(failure);
      const { threads = processors } = given;
      return { ...stub('wasm'), threads: threadLimit ? 1 : threads, threadLimit, variant: 'relaxed-simd' };
    },
  }));
  const { chooseEngine } = await import('@fourier-features/engines');
  return Object.assign(chooseEngine, { options });
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
    for (const each of [WASM, WEBGPU]) vi.doUnmock(each);
    vi.unstubAllGlobals();
  });

  test('is the wasm engine, without opening tfjs', async () => {
    const chooseEngine = await chooseInPage();
    const openTfjs = vi.fn<() => Promise<Engine>>();
    const { description } = await chooseEngine({ openTfjs });
    expect(description).toBe(
      `wasm engine, relaxed-simd, 4 threads on 4 processors; faster ones skipped: ${noWebgpu}`,
    );
    expect(openTfjs).not.toHaveBeenCalled();
  });

  test.each<[string, Place, number | undefined, string]>([
    ['on one processor', { processors: 1 }, undefined, '1 thread on 1 processor'],
    ['with fewer threads than processors by choice', { processors: 8 }, 2, '2 threads on 8 processors'],
    ['with more threads than processors by choice', { processors: 2 }, 3, '3 threads on 2 processors'],
    [
      'where something limits them',
      { processors: 8, threadLimit: 'more need isolation' },
      undefined,
      '1 thread on 8 processors; more need isolation',
    ],
  ])('says how many threads the engine has and why no more: %s', async (_, place, threads, expected) => {
    const chooseEngine = await chooseInPage(undefined, place);
    const { description } = await chooseEngine(threads === undefined ? {} : { threads });
    expect(description).toBe(`wasm engine, relaxed-simd, ${expected}; faster ones skipped: ${noWebgpu}`);
  });

  test('passes options on to the wasm engine, chosen by name or not', async () => {
    const chooseEngine = await chooseInPage();
    const wasm = { module: '/relaxed.wasm', createWorker: () => ({}) as Worker };
    await chooseEngine({ wasm });
    await chooseEngine({ engine: 'wasm', threads: 2, wasm });
    expect(chooseEngine.options).toEqual([wasm, { ...wasm, threads: 2 }]);
  });

  /** Replaces the WebGPU engine by one on an adapter. Returns whether it was downloaded, and its `dispose`. */
  function mockWebgpu(software: boolean) {
    const dispose = vi.fn<() => void>();
    let downloaded = false;
    vi.doMock(WEBGPU, () => {
      downloaded = true;
      return {
        webgpuEngine: async () => ({ ...stub('webgpu'), adapter: 'apple metal-3', software, dispose }),
      };
    });
    return { dispose, downloaded: () => downloaded };
  }

  test('is the WebGPU engine on a GPU', async () => {
    mockWebgpu(false);
    const chooseEngine = await chooseInPage(undefined, { adapter: { info: { vendor: 'apple' } } });
    expect(await chooseEngine()).toMatchObject({
      engine: { name: 'webgpu' },
      description: 'webgpu engine, apple metal-3',
    });
    expect((await chooseEngine({ engine: 'wasm' })).engine.name).toBe('wasm');
  });

  const software = { vendor: 'google', architecture: 'swiftshader', isFallbackAdapter: true };
  test.each<[string, NonNullable<Place['adapter']> | null, string]>([
    ['finds no adapter', null, 'this browser finds no GPU that it can use'],
    ['offers only a software adapter', { info: software }, 'only a software adapter, google swiftshader'],
  ])('does not download the WebGPU engine if the browser %s', async (_, adapter, reason) => {
    const { downloaded } = mockWebgpu(false);
    const chooseEngine = await chooseInPage(undefined, { adapter });
    const { description } = await chooseEngine();
    expect(description).toBe(
      `wasm engine, relaxed-simd, 4 threads on 4 processors; faster ones skipped: webgpu (${reason})`,
    );
    expect(downloaded()).toBe(false);
  });

  test('says that WebGPU needs a secure context', async () => {
    const chooseEngine = await chooseInPage();
    vi.stubGlobal('isSecureContext', false);
    expect((await chooseEngine()).description).toMatch(
      /; faster ones skipped: webgpu \(offered only to pages served by HTTPS or from localhost\)$/,
    );
  });

  test('is not the WebGPU engine on an adapter that only its name gives away', async () => {
    const { dispose } = mockWebgpu(true);
    const chooseEngine = await chooseInPage(undefined, { adapter: { info: {} } });
    expect((await chooseEngine()).description).toMatch(
      /; faster ones skipped: webgpu \(only a software adapter, apple metal-3\)$/,
    );
    expect(dispose).toHaveBeenCalledOnce();
    expect((await chooseEngine({ engine: 'webgpu' })).description).toBe(
      'webgpu engine, apple metal-3, a software adapter that computes on the CPU, slowly',
    );
  });

  test('is what openTfjs opens if the wasm engine does not run', async () => {
    const chooseEngine = await chooseInPage('wasmEngine: no SIMD');
    const tfjs = stub('tfjs-webgl');
    expect(await chooseEngine({ openTfjs: async () => tfjs })).toMatchObject({
      engine: tfjs,
      description:
        'tfjs engine, tfjs-webgl; faster ones skipped: webgpu (this browser lacks it), wasm (no SIMD)',
    });
    await expect(chooseEngine()).rejects.toThrow(
      new Error(`chooseEngine: no engine runs here: ${noWebgpu}, wasm (no SIMD)`),
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
