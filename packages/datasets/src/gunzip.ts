import { MAX_FILE_BYTES } from './limits.ts';

/** Whether the bytes start with the magic number of gzip. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Decompresses a gzip file.
 *
 * @throws RangeError if the data are truncated, damaged, or decompress to more than 1 GiB.
 */
export async function gunzip(bytes: Uint8Array, signal?: AbortSignal): Promise<Uint8Array> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  let whole = new Uint8Array(expectedLength(bytes));
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const end = length + part.value.length;
      if (end > MAX_FILE_BYTES || signal?.aborted) {
        await reader.cancel();
        length = end;
        break;
      }
      if (end > whole.length) whole = enlarged(whole, end);
      whole.set(part.value, length);
      length = end;
    }
  } catch (cause) {
    throw new RangeError(`gzip data are truncated or damaged, got ${bytes.length} bytes`, { cause });
  }
  signal?.throwIfAborted();
  if (length > MAX_FILE_BYTES) {
    throw new RangeError(`gzip data must decompress to at most ${MAX_FILE_BYTES} bytes, got more`);
  }
  return whole.subarray(0, length);
}

/** DEFLATE makes at most 1032 bytes of one. */
const LARGEST_RATIO = 1032;

/** Returns the length that the last four bytes state, which is right for files of one member, if it is possible. */
function expectedLength(bytes: Uint8Array): number {
  if (bytes.length < 18) return 0;
  const stated = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0, true);
  return Math.min(stated, MAX_FILE_BYTES, LARGEST_RATIO * bytes.length);
}

/** Returns the same bytes at the start of an array of at least `length`, within the limit. */
function enlarged(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(MAX_FILE_BYTES, Math.max(2 * bytes.length, length)));
  larger.set(bytes);
  return larger;
}
