/** Byte-order marks of text that is not UTF-8: UTF-16, and UTF-32, whose little-endian mark starts like UTF-16's. */
const OTHERS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0, 0, 0xfe, 0xff],
] as const;

const UTF8 = [0xef, 0xbb, 0xbf] as const;

/**
 * Returns the bytes of a text after the byte-order mark of UTF-8, which Windows programs put before it; the bytes
 * themselves if they have none.
 *
 * @throws RangeError if the mark is that of UTF-16 or UTF-32.
 */
export function withoutByteOrderMark(bytes: Uint8Array): Uint8Array {
  const startsWith = (mark: readonly number[]) => mark.every((byte, i) => bytes[i] === byte);
  if (startsWith(UTF8)) return bytes.subarray(UTF8.length);
  if (OTHERS.some(startsWith)) {
    throw new RangeError(
      'text must be ASCII or UTF-8, got the byte-order mark of UTF-16 or UTF-32. Save it as UTF-8.',
    );
  }
  return bytes;
}
