import { GrowingBytes } from './growingBytes.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import { pauseOf } from './progress.ts';

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
 * Decompresses a gzip file, of one member or several, such as bgzip writes; zeros may follow.
 *
 * The runtime's own decompressor is fast, but what it does after the first member depends on the runtime, so it is used
 * for files of one member; the others take about twice as long.
 *
 * @throws RangeError if the data are truncated, damaged, followed by something that is not gzip, or decompress to more
 * than `maxBytes`.
 */
export async function gunzip(
  bytes: Uint8Array,
  { maxBytes = MAX_FILE_BYTES, signal }: GunzipOptions = {},
): Promise<Uint8Array> {
  return (await singleMember(bytes, maxBytes, signal)) ?? members(bytes, maxBytes, signal);
}

/** Decompresses the start of a gzip file: `length` bytes, or as many as there are. @throws RangeError if it is damaged. */
export async function gunzipStart(bytes: Uint8Array, length: number): Promise<Uint8Array> {
  const { gunzipMembers } = await import('./gunzipMembers.ts');
  const start = new Uint8Array(length);
  let filled = 0;
  for (const piece of gunzipMembers(bytes)) {
    const part = piece.subarray(0, length - filled);
    start.set(part, filled);
    filled += part.length;
    if (filled === length) break;
  }
  return start.subarray(0, filled);
}

/** Decompresses a file of one member that nothing follows; undefined if it is another, or damaged. */
async function singleMember(
  bytes: Uint8Array,
  maxBytes: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | undefined> {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new DecompressionStream('gzip'));
  const reader = stream.getReader();
  const stated = statedLength(bytes);
  const whole = new GrowingBytes(Math.min(stated, maxBytes, LARGEST_RATIO * bytes.length), maxBytes);
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      signal?.throwIfAborted();
      if (whole.length + part.value.length > maxBytes) throw tooLong(maxBytes);
      whole.append(part.value);
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    signal?.throwIfAborted();
    if (error instanceof RangeError) throw error;
    return undefined;
  }
  // some runtimes ignore what follows a member, or decompress it too
  return whole.length % 2 ** 32 === stated ? whole.bytes : undefined;
}

async function members(
  bytes: Uint8Array,
  maxBytes: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const { gunzipMembers } = await import('./gunzipMembers.ts');
  const pause = pauseOf({ signal });
  const whole = new GrowingBytes(0, maxBytes);
  for (const piece of gunzipMembers(bytes)) {
    if (whole.length + piece.length > maxBytes) throw tooLong(maxBytes);
    whole.append(piece);
    await pause(0);
  }
  return whole.bytes;
}

function tooLong(maxBytes: number): RangeError {
  return new RangeError(`gzip data must decompress to at most ${maxBytes} bytes, got more`);
}

/** DEFLATE makes at most 1032 bytes of one. */
const LARGEST_RATIO = 1032;

/** Returns the length that the last four bytes state, modulo 2³²: right for files of one member that nothing follows. */
function statedLength(bytes: Uint8Array): number {
  if (bytes.length < 18) return 0;
  return new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0, true);
}
