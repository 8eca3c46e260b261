import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Assignment } from '../../src/threads/assignment.ts';
import { startWebThread } from '../../src/threads/webThread.ts';

/** A worker that never answers by itself. */
class SilentWorker extends EventTarget {
  readonly received: unknown[] = [];
  readonly terminate = vi.fn<() => void>();
  postMessage(message: unknown): void {
    this.received.push(message);
  }
  say(word: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: word }));
  }
}

const assignment = { thread: 0 } as Assignment;

describe('startWebThread', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  /** A thread on a worker of the caller's own, and what becomes of its start. */
  function start() {
    const worker = new SilentWorker();
    const onFailure = vi.fn<(error: Error) => void>();
    const thread = startWebThread(onFailure, () => worker as unknown as Worker);
    const outcome = vi.fn<(text: string) => void>();
    void thread.assign(assignment).then(
      () => outcome('ready'),
      (error: Error) => outcome(error.message),
    );
    return { worker, thread, onFailure, outcome };
  }

  test('gives its assignment to the worker, and waits for the word ready among other messages', async () => {
    const { worker, outcome } = start();
    expect(worker.received).toEqual([assignment]);
    worker.say({ ready: true });
    await vi.advanceTimersByTimeAsync(29_000);
    expect(outcome).not.toHaveBeenCalled();
    worker.say('ready');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(outcome.mock.calls).toEqual([['ready']]);
  });

  test('says after 30 s that a silent worker must import the program', async () => {
    const { outcome } = start();
    await vi.advanceTimersByTimeAsync(31_000);
    expect(outcome.mock.calls).toEqual([
      [
        'a worker from createWorker was not ready in 30 s: its file must import @fourier-features/wasm/worker',
      ],
    ]);
  });

  test('reports a failure after the start too', async () => {
    const { worker, onFailure } = start();
    worker.say('ready');
    worker.dispatchEvent(
      Object.assign(new Event('error'), { message: 'Uncaught RuntimeError: unreachable' }),
    );
    expect(onFailure.mock.calls).toEqual([
      [new Error('a worker failed: Uncaught RuntimeError: unreachable')],
    ]);
  });

  test('says that a browser whose constructor throws forbids blobs', () => {
    const Throwing = class {
      constructor() {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      }
    };
    vi.stubGlobal('Worker', Throwing);
    expect(() => startWebThread(() => {})).toThrow('this page may not start workers from blob: URLs');
  });
});
