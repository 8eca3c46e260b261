import { type FitEvent, finish, fit, pointwiseSupervision } from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { smallBatch, smallField } from '../tfjs/smallFields.ts';

const { coordinates, targets } = smallBatch();

function shortRun(): AsyncGenerator<FitEvent, void, undefined> {
  const supervision = pointwiseSupervision({ coordinates, targets, inputDim: 2 });
  return fit({ field: smallField(), supervision, engine: tfjsEngine(), steps: 2 });
}

describe('finish(run)', () => {
  beforeAll(() => activateFastestBackend('cpu'));

  test('returns the end event', async () => {
    let last: FitEvent | undefined;
    for await (const event of shortRun()) last = event;
    expect(await finish(shortRun())).toEqual(last);
  });

  test('refuses a run whose events were already read', async () => {
    const run = shortRun();
    await finish(run);
    await expect(finish(run)).rejects.toThrow(
      new Error('finish: the run must end with an end event. Was its iterator read elsewhere?'),
    );
  });
});
