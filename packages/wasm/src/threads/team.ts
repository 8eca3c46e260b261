import type { Kernels } from '../modules/kernels.ts';
import type { Assignment, CreateWorker, Thread } from './assignment.ts';
import { startThread } from './thread.ts';

/** The threads of an engine. */
export interface Team {
  /** Does jobs; resolves to whether all was done, or part of it left out after `cancel`. */
  run(base: number, jobs: number, count: number): Promise<boolean>;
  cancel(): void;
  /** Ends the threads; resolves to whether the memory can serve others, which it cannot after a failure. */
  end(): Promise<boolean>;
}

/**
 * Starts threads that do all the work, so that the calling one stays free for events.
 *
 * @throws Error if a thread does not start; those that did are ended.
 */
export async function startTeam(
  kernels: Kernels,
  memory: WebAssembly.Memory,
  assignments: readonly Assignment[],
  createWorker?: CreateWorker,
): Promise<Team> {
  const words = new Int32Array(memory.buffer);
  const index = kernels.completions() / Int32Array.BYTES_PER_ELEMENT;
  let failure: Error | undefined;
  const fail = (error: Error): void => {
    failure = error;
    // Wakes whoever waits for jobs.
    Atomics.add(words, index, 1);
    Atomics.notify(words, index);
  };
  const threads: Thread[] = [];
  try {
    for (const _ of assignments) threads.push(startThread(fail, createWorker));
    await Promise.all(threads.map((thread, i) => thread.assign(assignments[i]!)));
  } catch (error) {
    for (const thread of threads) thread.kill();
    throw error;
  }
  return {
    run: async (base, jobs, count) => {
      const before = Atomics.load(words, index);
      if (!failure) kernels.post(base, jobs, count);
      // Waiting alone does not keep a process of Node alive.
      threads[0]!.hold(true);
      while (!failure && Atomics.load(words, index) === before) await changeOf(words, index, before);
      threads[0]!.hold(false);
      if (failure) throw failure;
      return kernels.wereDone() !== 0;
    },
    cancel: kernels.cancel,
    end: async () => {
      if (failure) {
        // They wait for jobs that nobody posts any more.
        for (const thread of threads) thread.kill();
        return false;
      }
      const ended = threads.map((thread) => thread.terminate());
      kernels.end();
      await Promise.all(ended);
      return true;
    },
  };
}

/** Resolves when a word differs from a value, or a little later where the runtime cannot wait without blocking. */
async function changeOf(words: Int32Array<ArrayBufferLike>, index: number, value: number): Promise<void> {
  const waiting = Atomics.waitAsync?.(words, index, value);
  if (!waiting) await new Promise((resolve) => setTimeout(resolve, 1));
  else if (waiting.async) await waiting.value;
}
