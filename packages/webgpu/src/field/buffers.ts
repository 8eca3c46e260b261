import type { Gpu, Slice } from '../device/gpu.ts';
import { USAGE } from '../device/usage.ts';

/** Buffers that are destroyed together. */
export interface Buffers {
  /** Creates a buffer of this many numbers, all 0. */
  storage(numbers: number): GPUBuffer;
  /** Creates a uniform, which may be written. */
  uniform(bytes: number): GPUBuffer;
  destroy(): void;
}

/** Starts with no buffers. */
export function createBuffers({ device }: Gpu): Buffers {
  const all: GPUBuffer[] = [];
  const create = (size: number, usage: number): GPUBuffer => {
    const buffer = device.createBuffer({ size, usage });
    all.push(buffer);
    return buffer;
  };
  return {
    storage: (numbers) => create(Math.max(16, 4 * numbers), USAGE.storage | USAGE.copyFrom | USAGE.copyTo),
    uniform: (bytes) => create(bytes, USAGE.uniform | USAGE.copyTo),
    destroy: () => {
      for (const buffer of all) buffer.destroy();
    },
  };
}

/** Returns a part of a buffer, in numbers; to its end by default. */
export function slice(buffer: GPUBuffer, start = 0, length: number = buffer.size / 4 - start): Slice {
  return { buffer, offset: 4 * start, size: 4 * length };
}

/** Writes numbers to a buffer. */
export function write({ device }: Gpu, buffer: GPUBuffer, values: Float32Array | ArrayBuffer): void {
  if (values.byteLength === 0) return;
  if (values instanceof ArrayBuffer) device.queue.writeBuffer(buffer, 0, values);
  else device.queue.writeBuffer(buffer, 0, values.buffer, values.byteOffset, values.byteLength);
}
