import { MAX_FILE_BYTES } from './limits.ts';

/** Whether the bytes start with the magic number of gzip. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

export interface GunzipOptions {
  /** Largest size after decompression, in bytes; 1 GiB by default. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Decompresses a gzip file.
 *
 * @throws RangeError if the data are truncated, damaged, or decompress to more than `maxBytes`.
 */
export async function gunzip(
  bytes: Uint8Array,
  { maxBytes = MAX_FILE_BYTES, signal }: GunzipOptions = {},
): Promise<Uint8Array> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  let whole = new Uint8Array(expectedLength(bytes, maxBytes));
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const end = length + part.value.length;
      if (end > maxBytes || signal?.aborted) {
        await reader.cancel();
        length = end;
        break;
      }
      if (end > whole.length) whole = enlarged(whole, { length: end, maxBytes });
      whole.set(part.value, length);
      length = end;
    }
  } catch (cause) {
    throw new RangeError(`gzip data are truncated or damaged, got ${bytes.length} bytes`, { cause });
  }
  signal?.throwIfAborted();
  if (length > maxBytes) {
    throw new RangeError(`gzip data must decompress to at most ${maxBytes} bytes, got more`);
  }
  return whole.subarray(0, length);
}

/** Decompresses the start of a gzip file: `length` bytes, or as many as there are. @throws RangeError if it is damaged. */
export async function gunzipStart(bytes: Uint8Array, length: number): Promise<Uint8Array> {
  const stream = new Blob([bytes.subarray(0, START_BYTES).slice()])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  const start = new Uint8Array(length);
  let filled = 0;
  try {
    while (filled < length) {
      const { done, value } = await reader.read();
      if (done) break;
      start.set(value.subarray(0, length - filled), filled);
      filled += Math.min(value.length, length - filled);
    }
    await reader.cancel();
  } catch (cause) {
    // the data are cut on purpose, so an error after the first bytes says nothing
    if (filled === 0) {
      throw new RangeError(`gzip data are truncated or damaged, got ${bytes.length} bytes`, { cause });
    }
  }
  return start.subarray(0, filled);
}

/** Compressed bytes from which the start of a file is decompressed. */
const START_BYTES = 2 ** 16;

/** DEFLATE makes at most 1032 bytes of one. */
const LARGEST_RATIO = 1032;

/** Returns the length that the last four bytes state, which is right for files of one member, if it is possible. */
function expectedLength(bytes: Uint8Array, maxBytes: number): number {
  if (bytes.length < 18) return 0;
  const stated = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0, true);
  return Math.min(stated, maxBytes, LARGEST_RATIO * bytes.length);
}

/** Returns the same bytes at the start of an array of at least `length`, within the limit. */
function enlarged(
  bytes: Uint8Array,
  { length, maxBytes }: { length: number; maxBytes: number },
): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(maxBytes, Math.max(2 * bytes.length, length)));
  larger.set(bytes);
  return larger;
}
