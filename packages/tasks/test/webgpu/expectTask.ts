import { expectClose } from '@fourier-features/testing';
import { expect } from 'vitest';
import type { Trained } from './page/trainTask.ts';

/**
 * Expects a task to have been trained as on another engine: losses within 1e-6 of their size and values within 1e-5, some ten
 * times what the rounding of float32 sums, in another order, grows to in eight steps of Adam.
 */
export function expectTask(found: Trained, expected: Trained): void {
  expect(expected.losses.at(-1)).toBeLessThan(0.95 * expected.losses[0]!);
  expectClose(found.losses, expected.losses, 1e-6 * Math.max(...expected.losses));
  expectClose(found.values, expected.values, 1e-5);
}
