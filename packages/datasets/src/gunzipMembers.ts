import { Inflate, type ZStream } from 'pako';

/** Compressed bytes that are decompressed at once, to at most 1032 times as many. */
const INPUT_BYTES = 2 ** 14;

/**
 * Decompresses a gzip file of any number of members, one after the other, each with its own header and checksum, as
 * `gzip a b > c` and bgzip write them; zeros may follow the last, as tapes and block devices leave them.
 *
 * @returns the decompressed bytes in pieces.
 * @throws RangeError if a member is truncated or damaged, or something else follows the last.
 * @see RFC 1952, section 2.2
 */
export function* gunzipMembers(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  let at = 0;
  do at = yield* gunzipFrom(bytes, at);
  while (at < bytes.length && bytes[at] !== 0);
  if (bytes.subarray(at).some((byte) => byte !== 0)) throw followed(bytes.length - at);
}

/** Decompresses the members from a byte on; returns where it stopped, after one member or more. */
function* gunzipFrom(bytes: Uint8Array, start: number): Generator<Uint8Array, number, undefined> {
  const inflate = new Inflate({ windowBits: GZIP_ONLY });
  const pieces: Uint8Array[] = [];
  let stream: ZStream | undefined;
  inflate.onStart = (started) => {
    stream = started;
  };
  inflate.onData = (piece) => {
    pieces.push(piece);
  };
  inflate.onEnd = () => {};
  let at = start;
  while (!inflate.ended) {
    const end = Math.min(at + INPUT_BYTES, bytes.length);
    inflate.push(bytes.subarray(at, end), end === bytes.length);
    at = end - (stream?.avail_in ?? 0);
    if (inflate.err !== 0) {
      throw inflate.msg === NOT_GZIP
        ? followed(bytes.length - at)
        : new RangeError(`gzip data are truncated or damaged, got ${bytes.length} bytes`);
    }
    yield* pieces.splice(0);
  }
  return at;
}

/** Window of 32 KiB, and gzip rather than zlib: as `windowBits` of zlib. */
const GZIP_ONLY = 31;

/** What zlib says where a member should start and does not; a file's first has been recognised. */
const NOT_GZIP = 'incorrect header check';

function followed(byteCount: number): RangeError {
  return new RangeError(
    `gzip data must be followed by more gzip data or zeros alone, got about ${byteCount} bytes of something else`,
  );
}
