/** The module's exports, as in c/module.c; addresses in bytes of its memory. */
export interface Kernels {
  /** Where this instance's stack starts; it grows down. */
  readonly __stack_pointer: WebAssembly.Global;
  /** The first byte that the module does not use itself. */
  readonly __heap_base: WebAssembly.Global;
  rows(): number;
  /** Returns whether multiply-adds are fused; needs the address of 8 bytes. */
  isFused(room: number): number;
  prepareField(base: number): void;
  completions(): number;
  post(base: number, jobs: number, count: number): void;
  cancel(): void;
  wereDone(): number;
  end(): void;
  serve(thread: number): void;
  runBlockAlone(base: number, job: number, task: number, index: number): number;
  runTaskAlone(base: number, job: number, task: number): void;
}

export const PAGE_BYTES = 65_536;
/** The most that the module's declaration allows. */
const MOST_PAGES = 65_535;

/** Instantiates the module on a memory. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}

/**
 * Creates a memory that threads can share, as large as the module needs before it grows, up to 4 GiB or what the system lets
 * a process reserve. A page that may not share memory with workers can still use it alone.
 */
export function createMemory(): WebAssembly.Memory {
  const initial = 4;
  for (let maximum = MOST_PAGES; ; maximum = maximum >> 1) {
    try {
      return new WebAssembly.Memory({ initial, maximum, shared: true });
    } catch (error) {
      if (maximum < 1024) throw error;
    }
  }
}
