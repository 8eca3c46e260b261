import { type ActiveBackend, activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { describe, expect, test } from 'vitest';
import { automaticEngine, type ChosenEngine } from '../src/engine.ts';

await activateFastestBackend('cpu');
const wasm: ChosenEngine = { engine: tfjsEngine(), description: 'wasm' };
const openWasm = (): Promise<ChosenEngine> => Promise.resolve(wasm);
const native = (gpu: boolean): ActiveBackend => ({
  backend: 'tensorflow',
  provider: '@tensorflow/tfjs-node-gpu',
  gpu,
  skipped: [],
});

describe('--engine auto', () => {
  test('is tfjs if it computes on a GPU', async () => {
    const { description } = await automaticEngine({ activateTfjs: async () => native(true), openWasm });
    expect(description).toContain('@tensorflow/tfjs-node-gpu');
  });

  test('is wasm if tfjs-node-gpu loads but finds no GPU', async () => {
    expect(await automaticEngine({ activateTfjs: async () => native(false), openWasm })).toBe(wasm);
  });

  test('is tfjs on the CPU if the wasm engine does not load, with the reason', async () => {
    const { description } = await automaticEngine({
      activateTfjs: async () => ({ ...native(false), provider: '@tensorflow/tfjs-backend-wasm' }),
      openWasm: () => Promise.reject(new Error('no SIMD')),
    });
    expect(description).toMatch(/tfjs-backend-wasm.*; the wasm engine did not load: no SIMD$/);
  });
});
