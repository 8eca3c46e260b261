import { createHash } from 'node:crypto';
import { sha256 } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';

const bytes = Uint8Array.from({ length: 300 }, (_, i) => i);
const expected = (part: Uint8Array): string => createHash('sha256').update(part).digest('hex');

describe('sha256(bytes)', () => {
  test('is what Node computes', async () => {
    expect(await sha256(bytes)).toBe(expected(bytes));
    expect(await sha256(new Uint8Array(0))).toBe(expected(new Uint8Array(0)));
  });

  test('covers the bytes of a view alone', async () => {
    expect(await sha256(bytes.subarray(7, 80))).toBe(expected(bytes.subarray(7, 80)));
    expect(await sha256(new Float32Array(bytes.buffer, 8, 4))).toBe(expected(bytes.subarray(8, 24)));
  });

  test('reads shared memory', async () => {
    const shared = new Uint8Array(new SharedArrayBuffer(300));
    shared.set(bytes);
    expect(await sha256(shared.subarray(7, 80))).toBe(expected(bytes.subarray(7, 80)));
  });
});
