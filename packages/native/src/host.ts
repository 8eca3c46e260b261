import { ALIGNMENT, type Host, type Region } from '@fourier-features/kernels';
import type { NativeModule } from './module.ts';

/** Starts the threads of an engine on vectors of `width` floats. */
export function openHost(native: NativeModule, width: number, threads: number): Host {
  const { engine, rows } = native.open(width, threads);
  return {
    tile: { width, rows },
    threads,
    allocate: (bytes) => {
      const buffer = newBuffer(bytes + ALIGNMENT);
      // Moved to an empty buffer, the memory returns to the system at once rather than at the next garbage collection.
      return { buffer, start: native.alignment(buffer), free: () => void buffer.transfer(0) };
    },
    prepare: ({ buffer, start }) => native.prepare(engine, buffer as ArrayBuffer, start),
    run: ({ buffer, start }: Region, jobs, count) =>
      native.run(engine, buffer as ArrayBuffer, start, jobs, count),
    cancel: () => native.cancel(engine),
    close: () => native.close(engine),
  };
}

function newBuffer(bytes: number): ArrayBuffer {
  try {
    return new ArrayBuffer(bytes);
  } catch (cause) {
    throw new RangeError(
      `nativeEngine: a field needs ${Math.ceil(bytes / 2 ** 20)} MiB of memory, which this process cannot get. Dispose of unused trainers, or use a smaller network.`,
      { cause },
    );
  }
}
