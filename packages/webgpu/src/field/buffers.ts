import type { Gpu, Slice } from '../device/gpu.ts';
import { USAGE } from '../device/usage.ts';

/** Buffers that are destroyed together. */
export interface Buffers {
  /** Creates a buffer of this many numbers, all 0. */
  storage(numbers: number): GPUBuffer;
  /** Creates a buffer of these numbers. */
  filled(values: Float32Array): GPUBuffer;
  /** Creates a uniform of these bytes, which may be written again. */
  uniform(bytes: ArrayBuffer): GPUBuffer;
  destroy(): void;
}

/** Starts with no buffers. */
export function createBuffers(gpu: Gpu): Buffers {
  const all: GPUBuffer[] = [];
  const create = (size: number, usage: number): GPUBuffer => {
    const buffer = gpu.device.createBuffer({ size, usage });
    all.push(buffer);
    return buffer;
  };
  const storage = (numbers: number): GPUBuffer =>
    create(Math.max(16, 4 * numbers), USAGE.storage | USAGE.copyFrom | USAGE.copyTo);
  const holding = (buffer: GPUBuffer, contents: Float32Array | ArrayBuffer): GPUBuffer => {
    write(gpu, buffer, contents);
    return buffer;
  };
  return {
    storage,
    filled: (values) => holding(storage(values.length), values),
    uniform: (bytes) => holding(create(bytes.byteLength, USAGE.uniform | USAGE.copyTo), bytes),
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
