/** What c/binding.c exports. */
export interface NativeModule {
  /** Returns the widths of vectors, in floats, that this processor has, widest first. */
  widths(): number[];
  /** Starts an engine's threads; `rows` as in the kernels' `Tile`. */
  open(width: number, threads: number): { readonly engine: OpenEngine; readonly rows: number };
  /** Returns the bytes from the start of a buffer to the first that is aligned to 64. */
  alignment(buffer: ArrayBuffer): number;
  prepare(engine: OpenEngine, buffer: ArrayBuffer, start: number): void;
  /** Begins `count` jobs at `start + jobs`; resolves to whether they were done. */
  run(engine: OpenEngine, buffer: ArrayBuffer, start: number, jobs: number, count: number): Promise<boolean>;
  cancel(engine: OpenEngine): void;
  /** Ends the threads. */
  close(engine: OpenEngine): void;
}

/** Threads of an engine; it cannot be looked into. */
export interface OpenEngine {
  readonly __openEngine: never;
}
