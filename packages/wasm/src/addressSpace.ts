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
 */
export async function allowanceFor(threads: number, memoryBytes: number): Promise<Allowance> {
  const free = await freeAddressSpace();
  if (free === undefined) return { threads, memoryBytes };
  const room = free - SPARE_BYTES;
  const fitting = Math.floor((room - LEAST_MEMORY_BYTES) / THREAD_BYTES);
  const used = Math.max(1, Math.min(threads, fitting));
  return { threads: used, memoryBytes: Math.min(memoryBytes, room - used * THREAD_BYTES) };
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
