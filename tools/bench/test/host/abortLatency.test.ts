import { once } from 'node:events';
import { expect, test } from 'vitest';
import { measureAbortLatency } from '../../src/host/abortLatency.ts';

test('measureAbortLatency(step, points, trials) counts the steps that an abort ended', async () => {
  const hears = async (signal: AbortSignal): Promise<void> => {
    await once(signal, 'abort');
    signal.throwIfAborted();
  };
  expect(await measureAbortLatency(hears, 8, 2)).toMatchObject({ points: 8, aborted: 2, trials: 2 });
  expect(await measureAbortLatency(async (signal) => void (await once(signal, 'abort')), 8, 1)).toMatchObject(
    {
      aborted: 0,
    },
  );
});

test('measureAbortLatency(step, points, trials) throws errors that are not aborts', async () => {
  const fails = (): Promise<void> => Promise.reject(new Error('broken'));
  await expect(measureAbortLatency(fails, 8, 1)).rejects.toThrow('broken');
});
