import { STAMP } from './stamp.ts';

/** The module's exports, as in c/module.c; addresses in bytes of its memory. */
export interface Kernels {
  /** Where this instance's stack starts; it grows down. */
  readonly __stack_pointer: WebAssembly.Global;
  /** The first byte that the module does not use itself. */
  readonly __heap_base: WebAssembly.Global;
  rows(): number;
  /** Returns whether multiply-adds are fused; `room` is the address of 8 bytes that it may overwrite. */
  isFused(room: number): number;
  prepareField(base: number): void;
  completions(): number;
  post(base: number, jobs: number, count: number): void;
  cancel(): void;
  wereDone(): number;
  end(): void;
  reset(): void;
  serve(thread: number): void;
  runBlockAlone(base: number, job: number, task: number, index: number): number;
  runTaskAlone(base: number, job: number, task: number): void;
}

export const PAGE_BYTES = 65_536;
/** The most that a memory may grow to; V8 reserves that much address space. */
export const MOST_MEMORY_BYTES: number = 2 ** 31;
/** Pages that the module itself needs. */
const OWN_PAGES = 4;

/** Name of the custom section with the hash of a module's sources, as in scripts/stamped.ts. */
const STAMP_SECTION = 'fourier-features';

/** Whether a module is of this very version of the package: others may have other exports, or another layout of jobs. */
export function isOwn(module: WebAssembly.Module): boolean {
  const sections = WebAssembly.Module.customSections(module, STAMP_SECTION);
  return sections.some((section) => new TextDecoder().decode(section) === STAMP);
}

/** Instantiates the module on a memory. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}

/**
 * Creates a memory that threads can share and that can grow to `mostBytes`; by default it has room for the module alone. A page
 * that may not share memory with workers can still use it alone.
 *
 * @throws Error if this process cannot reserve that much address space.
 */
export function createMemory(mostBytes: number = OWN_PAGES * PAGE_BYTES): WebAssembly.Memory {
  const maximum = Math.max(OWN_PAGES, Math.floor(mostBytes / PAGE_BYTES));
  try {
    return new WebAssembly.Memory({ initial: OWN_PAGES, maximum, shared: true });
  } catch (error) {
    throw new Error(
      `wasmEngine: needs address space that this process cannot reserve (${(error as Error).message}). Raise the limit (ulimit -v), start Node with --disable-wasm-trap-handler, or use nativeEngine().`,
    );
  }
}
