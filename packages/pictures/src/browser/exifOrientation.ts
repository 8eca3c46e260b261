const ORIENTATION_TAG = 0x0112;

/**
 * Returns the orientation of EXIF data, from 1 (upright) to 8; 1 if it is missing or malformed.
 *
 * @param exif a TIFF header and the directories after it.
 * @see EXIF 2.32, 4.6.4 Orientation
 */
export function exifOrientation(exif: Uint8Array): number {
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength);
  if (exif.length < 10) return 1;
  const little = exif[0] === 0x49;
  const start = view.getUint32(4, little);
  if (start + 2 > exif.length) return 1;
  const count = view.getUint16(start, little);
  for (let at = start + 2; at < start + 2 + 12 * count && at + 12 <= exif.length; at += 12) {
    if (view.getUint16(at, little) !== ORIENTATION_TAG) continue;
    const orientation = view.getUint16(at + 8, little);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
}
