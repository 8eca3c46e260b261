import { type FileHandle, open } from 'node:fs/promises';

interface Methods {
  write: (bytes: Uint8Array, offset: number, length: number) => Promise<{ bytesWritten: number }>;
}

/** A disk with room for some bytes: what does not fit is written in part, and then refused. */
export interface SmallDisk {
  /** Sizes of the files written so far, in order. */
  readonly sizes: readonly number[];
  release(): void;
}

/** Makes the files that this process writes through file handles share a disk of `room` bytes. */
export async function smallDisk(room: number): Promise<SmallDisk> {
  const handle = await open(import.meta.filename);
  const prototype = Object.getPrototypeOf(handle) as Methods;
  await handle.close();
  const { write } = prototype;
  const sizes: number[] = [];
  let left = room;
  prototype.write = async function (this: FileHandle, bytes, offset, length) {
    if (length > 0 && left === 0) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
    const fits = Math.min(length, left);
    left -= fits;
    if (offset === 0) sizes.push(bytes.length);
    return write.call(this, bytes, offset, fits);
  };
  return {
    sizes,
    release: () => {
      prototype.write = write;
    },
  };
}
