import { finish, fit } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { eventsOf, shortRun } from './shortRun.ts';

describe('finish(run)', () => {
  beforeAll(() => activateFastestBackend('cpu'));

  test('returns the end event', async () => {
    expect(await finish(fit(shortRun()))).toEqual((await eventsOf(fit(shortRun()))).at(-1));
  });

  test('refuses a run whose events were already read', async () => {
    const run = fit(shortRun());
    await finish(run);
    await expect(finish(run)).rejects.toThrow(
      new Error('finish: the run must end with an end event. Was its iterator read elsewhere?'),
    );
  });
});
