import { seededRandom } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';
import { createAllocator } from '../src/allocator.ts';

describe('createAllocator', () => {
  test('never hands out a byte twice, and keeps to its unit, over random calls', () => {
    const random = seededRandom(3);
    let end = 1000;
    const allocator = createAllocator(1000, 64, (wanted) => {
      end = Math.max(end, wanted);
    });
    const taken = new Map<number, number>();
    for (let call = 0; call < 2000; call++) {
      const [choice, size] = random.integers(2, 1000) as unknown as [number, number];
      const oldest = taken.keys().next().value;
      if (choice < 500 && oldest !== undefined) {
        allocator.release(oldest);
        taken.delete(oldest);
        continue;
      }
      const address = allocator.take(size);
      expect(address % 64).toBe(0);
      expect(address).toBeGreaterThanOrEqual(1000);
      expect(address + size).toBeLessThanOrEqual(end);
      for (const [other, bytes] of taken)
        expect(address + size <= other || other + bytes <= address).toBe(true);
      taken.set(address, size);
    }
  });

  test('needs no more memory for the hundredth field than for the first', () => {
    const ends: number[] = [];
    const allocator = createAllocator(0, 64, (wanted) => void ends.push(wanted));
    for (let field = 0; field < 100; field++) allocator.release(allocator.take(1000));
    expect(ends).toEqual([1024]);
  });

  test('joins neighbours, and extends the last free piece', () => {
    const ends: number[] = [];
    const allocator = createAllocator(0, 64, (wanted) => void ends.push(wanted));
    const [a, b] = [allocator.take(64), allocator.take(64)];
    allocator.release(a);
    allocator.release(b);
    expect(allocator.take(192)).toBe(0);
    expect(ends).toEqual([64, 128, 192]);
  });

  test('is as before if memory cannot grow', () => {
    const allocator = createAllocator(0, 64, (wanted) => {
      if (wanted > 128) throw new Error('full');
    });
    const first = allocator.take(64);
    expect(() => allocator.take(128)).toThrow('full');
    expect(allocator.take(64)).toBe(64);
    allocator.release(first);
    expect(allocator.take(10)).toBe(0);
  });
});
