import { exclusiveCalls } from '@fourier-features/core/calls';
import { expect, test, vi } from 'vitest';

const running = () => false;

test('frees once, at the end of the call in progress', async () => {
  const free = vi.fn<() => void>();
  const { call, release } = exclusiveCalls({ ended: running, free });
  let finish = (): void => {};
  const made = call(
    () =>
      new Promise<number>((resolve) => {
        finish = () => resolve(7);
      }),
  );
  release();
  release();
  expect(free).not.toHaveBeenCalled();
  finish();
  expect(await made).toBe(7);
  expect(free).toHaveBeenCalledOnce();
});

test('frees at once if no call is in progress, and after one that failed', async () => {
  const free = vi.fn<() => void>();
  const { call, release } = exclusiveCalls({ ended: running, free });
  await expect(call(() => Promise.reject(new Error('no measurement')))).rejects.toThrow('no measurement');
  release();
  expect(free).toHaveBeenCalledOnce();
});

test('refuses calls during another, after the release and after the end of the engine', async () => {
  let ended = false;
  const { call, release } = exclusiveCalls({ ended: () => ended, free: () => {} });
  const first = call(async () => 1);
  await expect(call(async () => 2)).rejects.toThrow('calls must not overlap');
  expect(await first).toBe(1);
  ended = true;
  await expect(call(async () => 3)).rejects.toThrow('no call may follow dispose()');
  ended = false;
  expect(await call(async () => 4)).toBe(4);
  release();
  await expect(call(async () => 5)).rejects.toThrow('no call may follow dispose()');
});
