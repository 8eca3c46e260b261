export const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** A segment of a JPEG file. */
export interface JpegSegment {
  readonly marker: number;
  /** First byte of the marker. */
  readonly start: number;
  /** First byte after the length. */
  readonly contentAt: number;
  readonly end: number;
}

/** Whether a file starts as JPEG does. */
export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}

/** Returns the first segment from a byte on; undefined if there is none that ends within the file. */
export function segmentFrom(bytes: Uint8Array, from: number): JpegSegment | undefined {
  const start = nextMarker(bytes, from);
  let at = start;
  // more 0xff may precede a marker
  while (bytes[at] === 0xff) at++;
  const marker = bytes[at];
  if (marker === undefined || marker === END_OF_IMAGE || at + 2 >= bytes.length) return undefined;
  const end = at + 1 + 256 * bytes[at + 1]! + bytes[at + 2]!;
  return end < at + 3 || end > bytes.length ? undefined : { marker, start, contentAt: at + 3, end };
}

/** Returns the first byte, from one on, of a marker that starts a segment: 0xff and neither 0 nor a restart; else the end. */
export function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1]!;
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** Whether the marker of the end of the image follows, from a byte on. */
export function endsFrom(bytes: Uint8Array, from: number): boolean {
  let at = nextMarker(bytes, from);
  while (bytes[at] === 0xff) at++;
  return bytes[at] === END_OF_IMAGE;
}
