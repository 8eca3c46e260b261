import { joinBytes } from './joinBytes.ts';
import { isJpeg, nextMarker, START_OF_SCAN, segmentFrom } from './jpegSegments.ts';

/** A JPEG file without slips that do not touch its picture, and what they were. */
export interface MendedJpeg {
  readonly bytes: Uint8Array;
  /** A sentence for each slip. */
  readonly warnings: readonly string[];
}

const APP0 = 0xe0;

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
  if (!isJpeg(bytes)) return { bytes, warnings: [] };
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
  return { bytes: skipped > 0 ? joinBytes(kept) : mended, warnings: [...warnings] };
}

const CURE = 'Save the picture again to correct the file.';

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
