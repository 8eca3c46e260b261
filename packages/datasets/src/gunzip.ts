/** Maximum size of a file after decompression: 1 GiB. */
export const MAX_FILE_BYTES: number = 2 ** 30;

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
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > MAX_FILE_BYTES || signal?.aborted) {
        await reader.cancel();
        break;
      }
      parts.push(part.value);
    }
  } catch (cause) {
    throw new RangeError(`gzip data are truncated or damaged, got ${bytes.length} bytes`, { cause });
  }
  signal?.throwIfAborted();
  if (length > MAX_FILE_BYTES) {
    throw new RangeError(`gzip data must decompress to at most ${MAX_FILE_BYTES} bytes, got more`);
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
