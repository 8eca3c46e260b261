/** Uncompressed transfer syntaxes, and whether their numbers are little-endian. */
const UNCOMPRESSED: Readonly<Record<string, boolean>> = {
  '1.2.840.10008.1.2': true,
  '1.2.840.10008.1.2.1': true,
  '1.2.840.10008.1.2.2': false,
};

/** Other transfer syntaxes of the standard, by the part that they share or in full. */
const OTHERS: readonly (readonly [start: string, name: string])[] = [
  ['1.2.840.10008.1.2.1.99', 'a deflated data set'],
  ['1.2.840.10008.1.2.5', 'RLE'],
  ['1.2.840.10008.1.2.4.50', 'JPEG Baseline'],
  ['1.2.840.10008.1.2.4.51', 'JPEG Extended'],
  ['1.2.840.10008.1.2.4.57', 'JPEG Lossless'],
  ['1.2.840.10008.1.2.4.70', 'JPEG Lossless'],
  ['1.2.840.10008.1.2.4.80', 'JPEG-LS'],
  ['1.2.840.10008.1.2.4.81', 'JPEG-LS'],
  ['1.2.840.10008.1.2.4.9', 'JPEG 2000'],
  ['1.2.840.10008.1.2.4.20', 'High-Throughput JPEG 2000'],
  ['1.2.840.10008.1.2.4.1', 'a video'],
];

/**
 * Returns whether the pixels of a transfer syntax are little-endian.
 *
 * @throws RangeError, with its name, if it is compressed.
 * @see DICOM PS3.5, chapter 10
 */
export function isLittleEndian(uid: string): boolean {
  if (Object.hasOwn(UNCOMPRESSED, uid)) return UNCOMPRESSED[uid]!;
  const name = OTHERS.find(([start]) => uid.startsWith(start))?.[1] ?? 'an unknown transfer syntax';
  throw new RangeError(
    `pixels must be uncompressed, got ${name} (${uid}). Decompress the series first, such as with gdcmconv --raw.`,
  );
}
