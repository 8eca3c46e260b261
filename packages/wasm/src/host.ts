import { ALIGNMENT, type Host } from '@fourier-features/kernels';
import { allowanceFor } from './addressSpace.ts';
import { createAllocator } from './allocator.ts';
import { createMemory, instantiate, type Kernels, MOST_MEMORY_BYTES, PAGE_BYTES } from './modules/kernels.ts';
import type { CreateWorker } from './threads/assignment.ts';
import { openTeam } from './threads/openTeam.ts';
import { canShare } from './threads/thread.ts';

/** Floats of the vectors of WebAssembly: WIDTH of the compiled modules. */
const WIDTH = 4;
/** Stack of one thread. */
const STACK_BYTES = 65_536;

/** A memory, and the module's instance that works on it. */
interface Workshop {
  readonly memory: WebAssembly.Memory;
  /** Bytes of address space that the memory has. */
  readonly reserved: number;
  readonly kernels: Kernels;
}

/**
 * What engines left that were disposed of, for the next ones: a memory's address space is not free before the garbage
 * collector finds it, and nothing tells it how much that is.
 */
const left = new WeakMap<WebAssembly.Module, Workshop[]>();

/** Ends the threads of hosts that are garbage. */
const forgotten = new FinalizationRegistry<() => void>((end) => end());

/** A host that says why it has no more threads. */
export interface WasmHost extends Host {
  readonly threadLimit: string | undefined;
}

/** Instantiates the module on a memory for all fields of an engine, and starts its threads, fewer if they do not all fit. */
export async function openHost(
  module: WebAssembly.Module,
  wanted: number,
  createWorker?: CreateWorker,
): Promise<WasmHost> {
  const found = left.get(module)?.pop();
  found?.kernels.reset();
  const { threads: room, memoryBytes } = await allowanceFor(
    canShare ? wanted : 1,
    MOST_MEMORY_BYTES,
    found?.reserved,
  );
  const workshop = found ?? openWorkshop(module, memoryBytes);
  const { memory, kernels } = workshop;
  const grow = (end: number): void => {
    const missing = Math.ceil((end - memory.buffer.byteLength) / PAGE_BYTES);
    if (missing <= 0) return;
    try {
      memory.grow(missing);
    } catch {
      throw new RangeError(
        `wasmEngine: the engine's fields need ${Math.ceil(end / 2 ** 20)} MiB of memory, which is more than WebAssembly can have here. Dispose of unused trainers, use a smaller network, or use nativeEngine().`,
      );
    }
  };
  const allocator = createAllocator(kernels.__heap_base.value, ALIGNMENT, grow);
  const assignments = Array.from({ length: room }, (_, thread) => ({
    module,
    memory,
    thread,
    stack: allocator.take(STACK_BYTES) + STACK_BYTES,
  }));
  const { team, threads, threadLimit } = await openTeam({
    kernels,
    memory,
    assignments,
    wanted,
    createWorker,
  });
  let open = true;
  // The host that was closed is garbage later, when another one may work in the memory.
  const leave = async (): Promise<void> => {
    if (!open) return;
    open = false;
    if (await team.end()) left.set(module, [...(left.get(module) ?? []), workshop]);
  };
  const host: WasmHost = {
    tile: { width: WIDTH, rows: kernels.rows() },
    threads,
    threadLimit,
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
    close: () => void leave(),
  };
  forgotten.register(host, () => void leave());
  return host;
}

function openWorkshop(module: WebAssembly.Module, memoryBytes: number): Workshop {
  const memory = createMemory(memoryBytes);
  return { memory, reserved: memoryBytes, kernels: instantiate(module, memory) };
}
