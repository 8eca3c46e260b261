import { MAX_LINE_BYTES, MAX_MESH_LINES } from '../../limits.ts';

const NEWLINE = 10;
const RETURN = 13;
/** Bytes decoded at once. */
const BLOCK_BYTES = 2 ** 16;

/** Reads text line by line, never as one string: JavaScript engines limit strings to about 512 MB. */
export class LineReader {
  /** Number of the line returned last, from 1. */
  lineNumber = 0;
  readonly #bytes: Uint8Array;
  readonly #decoder = new TextDecoder('latin1');
  #offset: number;
  /** Decoded text, one character for each byte from `#blockStart`. */
  #block = '';
  #blockStart = 0;

  constructor(bytes: Uint8Array, offset = 0) {
    this.#bytes = bytes;
    this.#offset = offset;
  }

  /** Start of the next line, in bytes. */
  get offset(): number {
    return this.#offset;
  }

  /**
   * Returns the next line without its end (LF, CRLF or CR), or undefined after the last one.
   *
   * @throws RangeError if the line is too long, or there are too many.
   */
  next(): string | undefined {
    const bytes = this.#bytes;
    const start = this.#offset;
    if (start >= bytes.length) return undefined;
    let end = start;
    while (end < bytes.length && bytes[end] !== NEWLINE && bytes[end] !== RETURN) end++;
    const isPair = bytes[end] === RETURN && bytes[end + 1] === NEWLINE;
    this.#offset = end + (isPair ? 2 : 1);
    this.lineNumber++;
    if (this.lineNumber > MAX_MESH_LINES) {
      throw new RangeError(`the text must have at most ${MAX_MESH_LINES} lines, got more`);
    }
    if (end - start > MAX_LINE_BYTES) {
      throw new RangeError(
        `line ${this.lineNumber} must have at most ${MAX_LINE_BYTES} bytes, got ${end - start}. Break it.`,
      );
    }
    return this.#text(start, end);
  }

  /** Decodes blocks, because decoding each short line would take ten times as long as finding it. */
  #text(start: number, end: number): string {
    if (end > this.#blockStart + this.#block.length) {
      this.#blockStart = start;
      this.#block = this.#decoder.decode(this.#bytes.subarray(start, Math.max(end, start + BLOCK_BYTES)));
    }
    return this.#block.slice(start - this.#blockStart, end - this.#blockStart);
  }
}
