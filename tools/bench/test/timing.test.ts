import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { queuedTurns, timeRepeats } from '../src/timing.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work that takes a fixed time per repeat, all of it spent in `finish`, as on a GPU. */
function queuedWork(milliseconds: number, transfer: number) {
  const calls = { queued: 0, finished: 0 };
  let pending = 0;
  return {
    calls,
    queue: async () => {
      calls.queued++;
      pending++;
    },
    finish: async () => {
      vi.advanceTimersByTime(pending * milliseconds + transfer);
      pending = 0;
      calls.finished++;
    },
  };
}

test('timeRepeats(work, seconds) repeats until the time is over and gives the mean and the fastest', async () => {
  const times = [30, 10, 20, 40];
  const turn = await timeRepeats(async () => {
    vi.advanceTimersByTime(times.shift()!);
  }, 0.1);
  expect(turn).toEqual({ mean: 0.025, least: 0.01 });
  expect(times).toEqual([]);
});

test('queuedTurns(work) waits once for as many repeats as fill the time', async () => {
  const work = queuedWork(1, 2);
  const turn = queuedTurns(work);
  await turn(0.25);
  const before = { ...work.calls };
  const { mean, least } = await turn(0.25);
  const repeats = work.calls.queued - before.queued;
  expect(work.calls.finished - before.finished).toBe(1);
  expect(repeats).toBeGreaterThan(125);
  expect(repeats).toBeLessThan(260);
  expect(mean).toBeCloseTo((repeats + 2) / 1000 / repeats, 12);
  expect(least).toBe(mean);
});

test('queuedTurns(work) makes one repeat of work that is longer than a turn', async () => {
  const work = queuedWork(1000, 0);
  expect(await queuedTurns(work)(0.25)).toEqual({ mean: 1, least: 1 });
  expect(work.calls.queued).toBe(1);
});

test('queuedTurns(work) copes with a clock too coarse to see the first repeats', async () => {
  const work = queuedWork(0, 0);
  const finish = async () => {
    if (work.calls.queued > 100) vi.advanceTimersByTime(250);
    await work.finish();
  };
  const { mean } = await queuedTurns({ ...work, finish })(0.25);
  expect(mean).toBeGreaterThan(0);
});
