import { expect, onTestFinished, test } from 'vitest';
import { createGpu } from '../../src/device/gpu.ts';

test('leaves no rejection unhandled if a loss rejects the work that is still in flight', async () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => {
    unhandled.push(reason);
  };
  process.on('unhandledRejection', note);
  onTestFinished(() => void process.off('unhandledRejection', note));
  const device = {
    lost: new Promise(() => {}),
    pushErrorScope: () => {},
    popErrorScope: async () => null,
    createCommandEncoder: () => ({ finish: () => ({}) }),
    queue: { submit: () => {}, onSubmittedWorkDone: () => Promise.reject(new Error('lost')) },
  } as unknown as GPUDevice;
  await createGpu(device).submit(() => {});
  // Node reports rejections once microtasks are done.
  await new Promise((resolve) => setImmediate(resolve));
  expect(unhandled).toEqual([]);
});
