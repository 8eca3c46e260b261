/**
 * Inflates zlib data piece by piece, with the browser's own decompressor.
 *
 * @param use receives the pieces; nothing is kept.
 * @returns the length inflated, in bytes.
 * @throws Error if the data are damaged or inflate to more than `limit` bytes.
 */
export async function inflateAtMost(
  parts: readonly Uint8Array[],
  limit: number,
  use: (piece: Uint8Array) => void = () => {},
): Promise<number> {
  const data = new Blob(parts as Uint8Array<ArrayBuffer>[]);
  const reader = data.stream().pipeThrough(new DecompressionStream('deflate')).getReader();
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > limit) {
      await reader.cancel();
      throw new Error(`the compressed data must inflate to at most ${limit} bytes`);
    }
    use(next.value);
  }
  return length;
}
