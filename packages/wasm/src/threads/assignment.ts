/** What a thread works on, for as long as its engine lasts. */
export interface Assignment {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Number of the thread, from 0. */
  readonly thread: number;
  /** Address where the thread's stack starts; it grows down. */
  readonly stack: number;
}

/** Another thread. */
export interface Thread {
  /** Starts to work; resolves when the thread is ready. */
  assign(assignment: Assignment): Promise<void>;
  /** Says whether the process is to wait for the thread, as it does for a timer. */
  hold(held: boolean): void;
  /** Resolves when the thread, which has been told to end, no longer uses the memory. */
  terminate(): Promise<void>;
  /** Ends the thread at once, which has not become ready. */
  kill(): void;
}

/** Starts a web worker whose program imports this package's `worker`. */
export type CreateWorker = () => Worker;

/** What a thread says: that it is ready for jobs, and that it no longer uses the memory. */
export type Word = 'ready' | 'ended';

/** The thread's program, as `serve` of serve.ts. It waits for jobs, and does them, inside the module. */
export const SERVE = `async ({ module, memory, thread, stack }, say) => {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  exports.__stack_pointer.value = stack;
  say('ready');
  exports.serve(thread);
  say('ended');
}`;

/** Receives the error of a thread, which may fail at any time. */
export type OnFailure = (error: Error) => void;
