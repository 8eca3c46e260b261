import { expect } from 'vitest';

/** Whatever counts its live tensors as tfjs does; pass `tf` itself. */
export interface TensorCounter {
  memory(): { numTensors: number };
}

/** Expects as many live tensors after `run` as before it. */
export async function expectNoLeak(run: () => unknown, counter: TensorCounter): Promise<void> {
  const before = counter.memory().numTensors;
  await run();
  expect(counter.memory().numTensors, 'live tensors').toBe(before);
}
