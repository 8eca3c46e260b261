import { expect, test } from 'vitest';
import { measureFitMemory } from '../../src/host/fitMemory.ts';

test('measureFitMemory(fit, fits) runs every fit and sees one that keeps its memory', async () => {
  const kept: Uint8Array[] = [];
  const memory = await measureFitMemory(async () => {
    kept.push(new Uint8Array(2 ** 25).fill(1));
  }, 6);
  expect(kept).toHaveLength(6);
  expect(memory.residentMiB).toHaveLength(6);
  expect(memory.residentMiB.at(-1)! - memory.residentMiB[0]!).toBeGreaterThan(100);
});
