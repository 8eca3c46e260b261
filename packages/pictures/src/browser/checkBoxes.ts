/**
 * Checks that an ISO base media file, such as AVIF, is as long as its boxes, since browsers show truncated ones in part.
 *
 * @throws Error if it is shorter, or a box cannot be that short.
 */
export function checkBoxes(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at + 8 <= bytes.length) {
    const size = view.getUint32(at);
    // the last box goes up to the end of the file
    if (size === 0) return;
    const isLarge = size === 1 && at + 16 <= bytes.length;
    const length = isLarge ? Number(view.getBigUint64(at + 8)) : size;
    if (length < 8) throw new Error('a box of the AVIF file is damaged');
    at += length;
  }
  if (at > bytes.length) throw new Error('the AVIF file is truncated');
}
