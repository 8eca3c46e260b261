import type { FitEvent } from '@fourier-features/core';
import { describe, expect, it } from 'vitest';
import { cumulativeSeconds, timedFit } from '../../experiments/timedFit.ts';

describe('cumulativeSeconds(steps)', () => {
  it('sums the seconds of steps', () => {
    expect(cumulativeSeconds([1, 2, 4])).toEqual([1, 3, 7]);
  });

  it('counts a measured step as the mean of those back to the measurement before', () => {
    expect(cumulativeSeconds([null, 1, 3, null, 5, 7, null])).toEqual([2, 3, 6, 8, 13, 20, 26]);
  });

  it('keeps the last mean if two measured steps follow each other', () => {
    expect(cumulativeSeconds([2, null, null])).toEqual([2, 4, 6]);
  });

  it('refuses a run in which every step was measured', () => {
    expect(() => cumulativeSeconds([null, null])).toThrow(
      'cumulativeSeconds: steps must have one that was timed',
    );
  });
});

describe('timedFit(events, now)', () => {
  const field = {} as Extract<FitEvent, { type: 'end' }>['field'];
  const step = (index: number): FitEvent => ({
    type: 'step',
    step: index,
    steps: 3,
    field: () => Promise.resolve(field),
  });

  /** Yields events, each after some milliseconds of a clock that only it moves. */
  function clocked(events: readonly (readonly [milliseconds: number, event: FitEvent])[]): {
    run: AsyncGenerator<FitEvent>;
    now: () => number;
  } {
    let time = 1e6;
    return {
      now: () => time,
      run: (async function* () {
        for (const [milliseconds, event] of events) {
          time += milliseconds;
          yield event;
        }
      })(),
    };
  }

  const point = { step: 0, loss: 1 };
  const end = { type: 'end', reason: 'steps', field, curve: [point], checkpoint: {} } as unknown as FitEvent;

  it('leaves measurements out', async () => {
    const { run, now } = clocked([
      [9000, { type: 'measure', learningRate: 1, point }],
      [0, step(0)],
      [1000, step(1)],
      [3000, step(2)],
      [5000, end],
    ]);
    const { seconds, curve } = await timedFit(run, now);
    expect(seconds).toEqual([2, 3, 6]);
    expect(curve).toEqual([point]);
  });

  it('refuses a fit that did not make all its steps', async () => {
    const { run, now } = clocked([[0, { ...end, reason: 'diverged' } as FitEvent]]);
    await expect(timedFit(run, now)).rejects.toThrow('timedFit: the fit ended as diverged');
  });
});
