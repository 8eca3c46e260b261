/** What c/binding.c exports. */
export interface NativeModule {
  /** Returns the widths of vectors, in floats, that this processor has, widest first. */
  widths(): number[];
  /** Starts an engine's threads; `rows` as in the kernels' `Tile`. */
  open(width: number, threads: number): { readonly engine: OpenEngine; readonly rows: number };
  /** Returns the bytes from the start of a buffer to the first that is aligned to 64. */
  alignment(buffer: ArrayBuffer): number;
  /** Copies the weights at `start` to the transposed layouts. */
  prepare(engine: OpenEngine, buffer: ArrayBuffer, start: number): void;
  /** Begins `count` jobs at `start + jobs`; resolves to whether all was done. */
  run(engine: OpenEngine, buffer: ArrayBuffer, start: number, jobs: number, count: number): Promise<boolean>;
  /** Makes the jobs in progress end within a block of points. */
  cancel(engine: OpenEngine): void;
  /** Ends the threads. */
  close(engine: OpenEngine): void;
}

/** The threads of an engine, as an opaque value. */
export interface OpenEngine {
  readonly __openEngine: never;
}
