/** What a thread works on. */
export interface Assignment {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Addresses of the plan and of the job board. */
  readonly plan: number;
  readonly job: number;
}

/** Another thread. */
export interface Thread {
  /** Makes the thread work on the jobs of a board until the board ends; resolves when the thread is ready. */
  assign(assignment: Assignment): Promise<void>;
}

/** The thread's program. It waits for jobs, and does them, inside the module. */
export const SERVE = `async ({ module, memory, plan, job }, ready) => {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  ready();
  exports.serve(plan, job);
}`;
