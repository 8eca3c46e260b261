import type { FitEvent } from '@fourier-features/core';
import { describe, expect, it } from 'vitest';
import { fastestStep, timedFit } from '../../experiments/timedFit.ts';

describe('fastestStep(steps)', () => {
  it('is the least mean of the spans between steps that were not timed', () => {
    expect(fastestStep([null, 1, 5, null, 2, 3, null, 9])).toBe(2.5);
    expect(fastestStep([4, 2])).toBe(3);
  });

  it('passes over spans without a step', () => {
    expect(fastestStep([null, null, 7, null])).toBe(7);
  });

  it('refuses a run in which every step was measured', () => {
    expect(() => fastestStep([null, null])).toThrow('fastestStep: steps must have one that was timed');
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
    const { stepSeconds, curve } = await timedFit(run, now);
    expect(stepSeconds).toBe(2);
    expect(curve).toEqual([point]);
  });

  it('refuses a fit that did not make all its steps', async () => {
    const { run, now } = clocked([[0, { ...end, reason: 'diverged' } as FitEvent]]);
    await expect(timedFit(run, now)).rejects.toThrow('timedFit: the fit ended as diverged');
  });
});
