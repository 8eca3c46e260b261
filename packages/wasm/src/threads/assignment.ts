/** What a thread is to work on. */
export interface Assignment {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Addresses of the plan and of the job board. */
  readonly plan: number;
  readonly job: number;
}

/** A thread beside this one. */
export interface Thread {
  /** Sends it to work on the jobs of a board until that is ended; resolves when it is there. */
  assign(assignment: Assignment): Promise<void>;
}

/** Its whole program: jobs are waited for and done inside the module. */
export const SERVE = `async ({ module, memory, plan, job }, ready) => {
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  ready();
  exports.serve(plan, job);
}`;
