import { type ActiveBackend, activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { describe, expect, test } from 'vitest';
import { automaticEngine, type ChosenEngine } from '../src/engine.ts';

await activateFastestBackend('cpu');
const fused: ChosenEngine = { engine: tfjsEngine(), description: 'fused' };
const openFused = (): Promise<ChosenEngine> => Promise.resolve(fused);
const native = (gpu: boolean): ActiveBackend => ({
  backend: 'tensorflow',
  provider: '@tensorflow/tfjs-node-gpu',
  gpu,
  skipped: [],
});

describe('--engine auto', () => {
  test('is tfjs if it computes on a GPU', async () => {
    const { description } = await automaticEngine({ activateTfjs: async () => native(true), openFused });
    expect(description).toContain('@tensorflow/tfjs-node-gpu');
  });

  test('is fused if tfjs-node-gpu loads but finds no GPU', async () => {
    expect(await automaticEngine({ activateTfjs: async () => native(false), openFused })).toBe(fused);
  });

  test('is tfjs on the CPU if the fused engine does not load, with the reason', async () => {
    const { description } = await automaticEngine({
      activateTfjs: async () => ({ ...native(false), provider: '@tensorflow/tfjs-backend-wasm' }),
      openFused: () => Promise.reject(new Error('no SIMD')),
    });
    expect(description).toMatch(/tfjs-backend-wasm.*; the fused engine did not load: no SIMD$/);
  });
});
