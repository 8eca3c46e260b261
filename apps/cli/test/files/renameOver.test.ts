import { describe, expect, test } from 'vitest';
import { renameOver } from '../../src/files/renameOver.ts';

/** Returns an attempt that fails with a code the first few times, and how often it was called. */
function failing(code: string, times: number): { attempt: () => Promise<void>; calls: () => number } {
  let calls = 0;
  const attempt = (): Promise<void> =>
    ++calls > times ? Promise.resolve() : Promise.reject(Object.assign(new Error(code), { code }));
  return { attempt, calls: () => calls };
}

describe('renameOver(path, target)', () => {
  test.each(['EACCES', 'EBUSY', 'EPERM'])('on Windows, tries again after %s', async (code) => {
    const { attempt, calls } = failing(code, 3);
    await renameOver('a', 'b', { platform: 'win32', attempt });
    expect(calls()).toBe(4);
  });

  test('on Windows, gives up with what the system answers', async () => {
    const { attempt, calls } = failing('EBUSY', Number.POSITIVE_INFINITY);
    await expect(renameOver('a', 'b', { platform: 'win32', attempt })).rejects.toThrow('EBUSY');
    expect(calls()).toBeGreaterThan(3);
  });

  test.each([
    ['win32', 'ENOSPC'],
    ['linux', 'EPERM'],
    ['darwin', 'EACCES'],
  ] as const)('on %s, does not try again after %s', async (platform, code) => {
    const { attempt, calls } = failing(code, 1);
    await expect(renameOver('a', 'b', { platform, attempt })).rejects.toThrow(code);
    expect(calls()).toBe(1);
  });
});
