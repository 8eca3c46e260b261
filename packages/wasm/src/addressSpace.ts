import { inNode } from './threads/thread.ts';

/** Address space that V8 reserves for a thread of Node. */
const THREAD_BYTES = 1e9;
/** Left for everything else. */
const SPARE_BYTES = 0.3e9;
/** What most fields need. */
const LEAST_MEMORY_BYTES = 256 * 2 ** 20;

/** What of a process's address space an engine may use. */
export interface Allowance {
  readonly threads: number;
  /** Bytes to which a memory may grow. */
  readonly memoryBytes: number;
}

/**
 * Returns how many threads and how much memory fit into the address space, which `ulimit -v` may limit: Node ends the process
 * if one of its threads does not fit. Only Linux says how much there is.
 *
 * @param reserved bytes of a memory that the engine has already; it needs no other.
 * @throws Error if not even one thread fits.
 */
export async function allowanceFor(threads: number, memoryBytes: number, reserved = 0): Promise<Allowance> {
  const free = await freeAddressSpace();
  return free === undefined ? { threads, memoryBytes } : divide(free + reserved, threads, memoryBytes);
}

/** Divides `free` bytes of address space between threads and a memory, both at most as many as wanted. */
export function divide(free: number, threads: number, memoryBytes: number): Allowance {
  const room = free - SPARE_BYTES;
  const used = Math.min(threads, Math.floor((room - LEAST_MEMORY_BYTES) / THREAD_BYTES));
  if (used < 1)
    throw new Error(
      `wasmEngine: needs ${gigabytes(SPARE_BYTES + LEAST_MEMORY_BYTES + THREAD_BYTES)} of address space, of which this process has ${gigabytes(free)} left. Raise the limit (ulimit -v), or use nativeEngine().`,
    );
  return { threads: used, memoryBytes: Math.min(memoryBytes, room - used * THREAD_BYTES) };
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

/** Returns the bytes of address space that this process may still reserve, or `undefined` if nothing limits it. */
async function freeAddressSpace(): Promise<number | undefined> {
  if (!inNode || process.platform !== 'linux') return undefined;
  const { readFile } = process.getBuiltinModule('node:fs/promises');
  try {
    const limits = await readFile('/proc/self/limits', 'utf8');
    const limit = Number(/^Max address space +(\d+)/m.exec(limits)?.[1]);
    const used = 1024 * Number(/^VmSize:\s+(\d+) kB/m.exec(await readFile('/proc/self/status', 'utf8'))?.[1]);
    return Number.isFinite(limit - used) ? limit - used : undefined;
  } catch {
    return undefined;
  }
}
