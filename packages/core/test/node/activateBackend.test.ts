import { activateFastestBackend, describeBackend } from '@fourier-features/core/node';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';

describe('activateFastestBackend(only)', () => {
  test.each([
    ['cpu', '@tensorflow/tfjs'],
    ['wasm', '@tensorflow/tfjs-backend-wasm'],
    ['cpu', '@tensorflow/tfjs'],
    ['wasm', '@tensorflow/tfjs-backend-wasm'],
  ] as const)('activates %s, also after the other', async (backend, provider) => {
    expect(await activateFastestBackend(backend)).toEqual({ backend, provider, skipped: [] });
    expect(tf.getBackend()).toBe(backend);
    const product = tf.tidy(() => tf.matMul([[1, 2]], [[3], [4]]).dataSync()[0]);
    expect(product).toBe(11);
  });

  test('activates wasm or a faster backend by default, with the reasons why not a faster one', async () => {
    const { backend, provider, skipped } = await activateFastestBackend();
    expect(['tensorflow', 'wasm']).toContain(backend);
    expect(tf.getBackend()).toBe(backend);
    const order = ['@tensorflow/tfjs-node-gpu', '@tensorflow/tfjs-node', '@tensorflow/tfjs-backend-wasm'];
    expect(skipped.map((each) => each.provider)).toEqual(order.slice(0, order.indexOf(provider)));
    expect(skipped.every(({ reason }) => reason.length > 0 && !reason.includes('\n'))).toBe(true);
  });
});

describe('describeBackend(active)', () => {
  test('is one line with the backend, its provider and the reasons', () => {
    const active = { backend: 'wasm', provider: 'w', skipped: [{ provider: 'n', reason: 'not installed' }] };
    expect(describeBackend(active)).toBe('tfjs backend wasm (w); faster ones skipped: n: not installed');
    expect(describeBackend({ ...active, skipped: [] })).toBe('tfjs backend wasm (w)');
  });
});
