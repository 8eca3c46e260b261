import { afterEach, expect, test } from 'vitest';
import { INTERRUPTED_CODE, interruptible } from '../src/terminal/interrupt.ts';
import { resetOutputMode } from '../src/terminal/outputMode.ts';

afterEach(() => {
  process.exitCode = undefined;
  resetOutputMode();
});

// Of these, Windows delivers SIGINT, SIGHUP and SIGBREAK, and other systems all but SIGBREAK.
test.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const)('%s interrupts a command', async (name) => {
  const before = process.listenerCount(name);
  let aborted = false;
  await interruptible(({ signal }) => {
    process.emit(name, name);
    aborted = signal.aborted;
    return Promise.reject(signal.reason as Error);
  });
  expect(aborted).toBe(true);
  expect(process.exitCode).toBe(INTERRUPTED_CODE);
  expect(process.listenerCount(name)).toBe(before);
});
