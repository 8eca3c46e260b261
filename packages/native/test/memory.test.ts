import { adam } from '@fourier-features/core';
import { nativeEngine } from '@fourier-features/native';
import { smallField } from '@fourier-features/testing/engine';
import { expect, test, vi } from 'vitest';
import { available } from './available.ts';

test.skipIf(!available)('a field that exceeds the memory of nativeEngine() is a RangeError', async () => {
  const engine = await nativeEngine({ threads: 1 });
  const refuse = vi.fn<() => never>(() => {
    throw new RangeError('Array buffer allocation failed');
  });
  vi.stubGlobal(
    'ArrayBuffer',
    class extends ArrayBuffer {
      constructor() {
        super(0);
        refuse();
      }
    },
  );
  const error = await engine.createTrainer(smallField(), adam()).catch((reason: unknown) => reason);
  vi.unstubAllGlobals();
  engine.dispose();
  expect(refuse).toHaveBeenCalledOnce();
  expect(error).toBeInstanceOf(RangeError);
  expect((error as Error).message).toMatch(
    /^nativeEngine: a field needs \d+ MiB of memory, which this process cannot get\. Dispose of unused trainers, or use a smaller network\.$/,
  );
});
