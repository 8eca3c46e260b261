/** A JPEG file without slips that do not touch its picture, and what they were. */
export interface MendedJpeg {
  readonly bytes: Uint8Array;
  /** A sentence for each slip. */
  readonly warnings: readonly string[];
}

const [APP0, START_OF_SCAN, END_OF_IMAGE] = [0xe0, 0xda, 0xd9];

/** Frames whose scans hold all coefficients: baseline and extended sequential, with Huffman codes. */
const SEQUENTIAL: readonly number[] = [0xc0, 0xc1];

/**
 * Corrects three slips of JPEG writers that every decoder reads past: a sequential scan whose header states other
 * coefficients than 0 to 63 (Samsung's cameras), bytes between segments of the header, and a JFIF version other than 1.
 *
 * The decoder warns of them as it does of damage, so that without the correction either both are refused or neither is.
 * Anything else is left to it.
 *
 * @param bytes any file; all except JPEG are returned as they are.
 * @see ITU-T T.81, B.2.3 and table B.3; JFIF 1.02
 */
export function mendJpeg(bytes: Uint8Array): MendedJpeg {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return { bytes, warnings: [] };
  // slice of a Node Buffer would share, and mending would change the caller’s bytes
  const mended = new Uint8Array(bytes);
  const warnings = new Set<string>();
  const kept: Uint8Array[] = [mended.subarray(0, 2)];
  let sequential = false;
  let skipped = 0;
  let at = 2;
  for (let next = segmentFrom(bytes, at); next !== undefined; next = segmentFrom(bytes, at)) {
    const { marker, start, contentAt, end } = next;
    const content = mended.subarray(contentAt, end);
    skipped += start - at;
    at = marker === START_OF_SCAN ? nextMarker(bytes, end) : end;
    kept.push(mended.subarray(start, at));
    sequential ||= SEQUENTIAL.includes(marker);
    const slip =
      marker === APP0
        ? mendVersion(content)
        : marker === START_OF_SCAN && sequential
          ? mendScan(content)
          : undefined;
    if (slip !== undefined) warnings.add(`${slip}. ${CURE}`);
  }
  if (skipped > 0)
    warnings.add(`${skipped} bytes of the JPEG header belong to no segment and were skipped. ${CURE}`);
  kept.push(mended.subarray(at));
  return { bytes: skipped > 0 ? joined(kept) : mended, warnings: [...warnings] };
}

const CURE = 'Save the picture again to correct the file.';

interface Segment {
  readonly marker: number;
  /** First byte of the marker. */
  readonly start: number;
  /** First byte after the length. */
  readonly contentAt: number;
  readonly end: number;
}

/** Returns the first segment from a byte on; undefined if there is none that ends within the file. */
function segmentFrom(bytes: Uint8Array, from: number): Segment | undefined {
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
function nextMarker(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1]!;
    if (bytes[at] === 0xff && next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** Makes the JFIF version 1, if it is another, and says so. */
function mendVersion(content: Uint8Array): string | undefined {
  const isJfif = new TextDecoder('latin1').decode(content.subarray(0, 5)) === 'JFIF\0';
  const major = content[5];
  if (!isJfif || major === undefined || major === 1) return undefined;
  content[5] = 1;
  return `the JPEG header states version ${major} of JFIF, which does not exist; read as version 1`;
}

/** Makes the coefficients of a sequential scan 0 to 63, at full precision, if its header states others, and says so. */
function mendScan(content: Uint8Array): string | undefined {
  // the number of components, two bytes for each, and the parameters
  if (content.length !== 4 + 2 * content[0]!) return undefined;
  const [first, last, precision] = content.subarray(-3);
  if (first === 0 && last === 63 && precision === 0) return undefined;
  content.set([0, 63, 0], content.length - 3);
  return `the JPEG scan states coefficients ${first} to ${last} at approximation ${precision} instead of 0 to 63 at 0, as some cameras do; read as the latter`;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
