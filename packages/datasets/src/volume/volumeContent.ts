import { gunzip, gunzipStart, isGzip } from '../gunzip.ts';
import { MAX_FILE_BYTES, MAX_VOLUME_TRAILER_BYTES } from '../limits.ts';

/** Bytes from which the header of any format is decoded. */
const LONGEST_HEADER = 1024;

/** Returns the start of a file, with its header, after decompression; the file itself if it is not compressed. */
export async function volumeStart(bytes: Uint8Array): Promise<Uint8Array> {
  return isGzip(bytes) ? gunzipStart(bytes, LONGEST_HEADER) : bytes;
}

/**
 * Returns the content of a file, after decompression.
 *
 * @param needed its size by its header, in bytes; up to 1 MiB of something else may follow.
 * @throws RangeError if there is less, or the decompressed data are longer.
 */
export async function volumeContent(bytes: Uint8Array, needed: number): Promise<Uint8Array> {
  const maxBytes = Math.min(MAX_FILE_BYTES, needed + MAX_VOLUME_TRAILER_BYTES);
  const content = isGzip(bytes) ? await gunzip(bytes, { maxBytes }) : bytes;
  if (content.length < needed) {
    throw new RangeError(
      `truncated: the file must have ${needed} bytes by its header, got ${content.length}`,
    );
  }
  return content;
}
