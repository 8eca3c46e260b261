import { expect } from 'vitest';

/** A count of live tensors; pass `tf` itself. */
export interface TensorCounter {
  memory(): { numTensors: number };
}

/** Expects `run` to leave the number of live tensors unchanged. */
export async function expectNoLeak(run: () => unknown, counter: TensorCounter): Promise<void> {
  const before = counter.memory().numTensors;
  await run();
  expect(counter.memory().numTensors, 'live tensors').toBe(before);
}
