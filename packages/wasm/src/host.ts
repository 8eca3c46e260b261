import { ALIGNMENT, type Host } from '@fourier-features/kernels';
import { allowanceFor } from './addressSpace.ts';
import { createAllocator } from './allocator.ts';
import { createMemory, instantiate, MOST_MEMORY_BYTES, PAGE_BYTES } from './modules/kernels.ts';
import { workAlone } from './threads/alone.ts';
import { startTeam } from './threads/team.ts';
import { canShare } from './threads/thread.ts';

/** Floats of the vectors of WebAssembly: WIDTH of the compiled modules. */
const WIDTH = 4;
/** Stack of one thread. */
const STACK_BYTES = 65_536;

/** Ends the threads of hosts that are garbage. */
const forgotten = new FinalizationRegistry<() => void>((end) => end());

/** Instantiates the module on a memory for all fields of an engine, and starts its threads, fewer if they do not all fit. */
export async function openHost(module: WebAssembly.Module, wanted: number): Promise<Host> {
  const { threads, memoryBytes } = await allowanceFor(canShare ? wanted : 1, MOST_MEMORY_BYTES);
  const memory = createMemory(memoryBytes);
  const kernels = instantiate(module, memory);
  const grow = (end: number): void => {
    const missing = Math.ceil((end - memory.buffer.byteLength) / PAGE_BYTES);
    if (missing <= 0) return;
    try {
      memory.grow(missing);
    } catch {
      throw new Error(
        `wasmEngine: the engine's fields need ${Math.ceil(end / 2 ** 20)} MiB of memory, which is more than WebAssembly can have here. Dispose of trainers that are no longer used, or use nativeEngine().`,
      );
    }
  };
  const allocator = createAllocator(kernels.__heap_base.value, ALIGNMENT, grow);
  const team = canShare
    ? await startTeam(
        kernels,
        memory,
        Array.from({ length: threads }, (_, thread) => ({
          module,
          memory,
          thread,
          stack: allocator.take(STACK_BYTES) + STACK_BYTES,
        })),
      )
    : workAlone(kernels, memory);
  const host: Host = {
    tile: { width: WIDTH, rows: kernels.rows() },
    threads,
    allocate: (bytes) => {
      const start = allocator.take(bytes);
      return {
        get buffer() {
          return memory.buffer;
        },
        start,
        free: () => allocator.release(start),
      };
    },
    prepare: ({ start }) => kernels.prepareField(start),
    run: ({ start }, jobs, count) => team.run(start, start + jobs, count),
    cancel: team.cancel,
    close: team.end,
  };
  forgotten.register(host, team.end);
  return host;
}
