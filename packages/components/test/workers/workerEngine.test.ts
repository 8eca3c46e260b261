import type { Engine } from '@fourier-features/core';
import type { ChosenEngine } from '@fourier-features/engines';
import { beforeEach, expect, test, vi } from 'vitest';

const dispose = vi.fn<() => void>();
const chooseEngine = vi.fn<(options?: { engine?: string; anyField?: boolean }) => Promise<ChosenEngine>>();
vi.mock(import('@fourier-features/engines'), async (original) => ({
  ...(await original()),
  chooseEngine: chooseEngine as never,
}));

beforeEach(() => {
  vi.resetModules();
  vi.clearAllMocks();
});

function stub(name: string): Engine {
  return {
    name,
    createEvaluator: () => Promise.reject(new Error('a stub')),
    createTrainer: () => Promise.reject(new Error('a stub')),
  };
}

/** Lets `auto` choose an engine of a name, and loads the engines of a worker. */
async function workerWhereAutoIs(name: string) {
  chooseEngine.mockImplementation(async ({ engine = name } = {}) => ({
    engine: stub(engine === 'wasm' ? 'wasm-relaxed-simd' : engine),
    description: `${engine} engine`,
    dispose,
  }));
  return (await import('../../src/workers/workerEngine.ts')).workerEngine;
}

test('a choice is opened once', async () => {
  const workerEngine = await workerWhereAutoIs('webgpu');
  const engines = [await workerEngine('auto'), await workerEngine('wasm'), await workerEngine('auto')];
  expect(engines.map(({ engine }) => engine.name)).toEqual(['webgpu', 'wasm-relaxed-simd', 'webgpu']);
  expect(chooseEngine).toHaveBeenCalledTimes(2);
  expect(dispose).not.toHaveBeenCalled();
});

test('an engine that has any field is a choice of its own, and the CPU’s is shared', async () => {
  const workerEngine = await workerWhereAutoIs('webgpu');
  chooseEngine.mockImplementationOnce(async () => ({ engine: stub('wasm-simd'), description: '', dispose }));
  const engines = [await workerEngine('auto', true), await workerEngine('auto'), await workerEngine('wasm')];
  expect(engines.map(({ engine }) => engine.name)).toEqual(['wasm-simd', 'webgpu', 'wasm-simd']);
  expect(chooseEngine.mock.calls).toEqual([[{ anyField: true }], [{ anyField: false }]]);
});

test.each([
  ['auto', 'wasm', 0],
  ['wasm', 'auto', 1],
] as const)(
  'the CPU has one engine with threads, if %s is chosen before %s',
  async (first, second, disposed) => {
    const workerEngine = await workerWhereAutoIs('wasm-relaxed-simd');
    await workerEngine(first);
    expect((await workerEngine(second)).engine.name).toBe('wasm-relaxed-simd');
    expect(chooseEngine.mock.calls.length - dispose.mock.calls.length).toBe(1);
    expect(dispose).toHaveBeenCalledTimes(disposed);
  },
);

test('an engine that did not open is tried again when it is chosen again', async () => {
  const workerEngine = await workerWhereAutoIs('webgpu');
  chooseEngine.mockRejectedValueOnce(new Error('no GPU'));
  await expect(workerEngine('webgpu')).rejects.toThrow('no GPU');
  expect((await workerEngine('webgpu')).engine.name).toBe('webgpu');
});
