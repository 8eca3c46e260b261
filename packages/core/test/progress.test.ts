import { partOf, progressReporter, regularPauses } from '@fourier-features/core/progress';
import { expect, test, vi } from 'vitest';

test('long work gives timers a turn, short work does not wait', async () => {
  const turns: string[] = [];
  let milliseconds = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => milliseconds);
  const pause = regularPauses();
  setTimeout(() => turns.push('timer'), 0);
  milliseconds = 14;
  await pause();
  turns.push('short');
  milliseconds = 15;
  await pause();
  turns.push('long');
  clock.mockRestore();
  expect(turns).toEqual(['short', 'timer', 'long']);
});

test('an aborted signal ends work with its reason: at once, and after the next part', async () => {
  const reason = new Error('enough');
  const controller = new AbortController();
  const report = progressReporter({ signal: controller.signal });
  await report(0.5);
  controller.abort(reason);
  await expect(report(0.6)).rejects.toBe(reason);
  await expect(regularPauses(controller.signal)()).rejects.toBe(reason);
  expect(() => progressReporter({ signal: controller.signal })).toThrow(reason);
});

test('parts of parts report fractions of the whole', async () => {
  const fractions: number[] = [];
  const half = partOf({ onProgress: (fraction) => fractions.push(fraction) }, 0.5, 1);
  await progressReporter(partOf(half, 0, 0.5))(1);
  await progressReporter(half)(1);
  expect(fractions).toEqual([0.75, 1]);
  expect(partOf({}, 0, 1).onProgress).toBeUndefined();
});
