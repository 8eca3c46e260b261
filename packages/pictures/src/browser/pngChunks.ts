/** A chunk of a PNG file. */
export interface PngChunk {
  readonly type: string;
  readonly content: Uint8Array;
  /** The chunk with its length, type and checksum. */
  readonly whole: Uint8Array;
}

/** Length of the signature of a PNG file. */
export const SIGNATURE_BYTES = 8;

/**
 * Returns the chunks of a PNG file up to its end.
 *
 * @throws Error if the file ends before the chunk that ends the picture.
 * @see PNG (Third Edition), 5.3 Chunk layout
 */
export function pngChunks(bytes: Uint8Array): readonly PngChunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  let at = SIGNATURE_BYTES;
  while (chunks.at(-1)?.type !== 'IEND') {
    const end = at + 12 <= bytes.length ? at + 12 + view.getUint32(at) : Number.POSITIVE_INFINITY;
    if (end > bytes.length) throw new Error('the PNG file is truncated');
    const whole = bytes.subarray(at, end);
    const type = String.fromCharCode(...whole.subarray(4, 8));
    chunks.push({ type, content: whole.subarray(8, -4), whole });
    at = end;
  }
  return chunks;
}
