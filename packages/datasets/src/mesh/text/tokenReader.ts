import { LineReader } from './lineReader.ts';
import { words } from './words.ts';

/** Reads text as a stream of words, across line ends; `#` starts a comment that extends to the end of the line. */
export class TokenReader {
  readonly #lines: LineReader;
  #tokens: string[] = [];
  #at = 0;

  constructor(bytes: Uint8Array, offset = 0) {
    this.#lines = new LineReader(bytes, offset);
  }

  /** Start of the first line not read yet, in bytes. */
  get offset(): number {
    return this.#lines.offset;
  }

  /** Returns the next word, or undefined at the end. */
  next(): string | undefined {
    while (this.#at === this.#tokens.length) {
      const line = this.#lines.next();
      if (line === undefined) return undefined;
      this.#tokens = words(line);
      this.#at = 0;
    }
    return this.#tokens[this.#at++];
  }

  /** Skips the rest of the line that contains the last word. */
  skipLine(): void {
    this.#at = this.#tokens.length;
  }

  /** Returns the next word. @throws RangeError, mentioning `what`, if the text ends here. */
  expect(what: string): string {
    const token = this.next();
    if (token === undefined) throw new RangeError(`truncated: the file ends where ${what} should be`);
    return token;
  }

  /**
   * Returns the next word as a number; `nan` and `inf`, in any case and with any sign, count as numbers.
   *
   * @throws RangeError if it is not a number.
   */
  number(what: string): number {
    return toNumber(this.expect(what), what);
  }

  /** Returns the next word as a count. @throws RangeError if it is not an integer of at least 0. */
  count(what: string): number {
    const value = this.number(what);
    if (Number.isSafeInteger(value) && value >= 0) return value;
    throw new RangeError(`${what} must be an integer of at least 0, got ${value}`);
  }
}

/** Converts a word to a number; `nan` and `inf` count. @throws RangeError if it is not a number. */
export function toNumber(token: string, what: string): number {
  const value = Number(token);
  // `Number` turns an empty string into 0
  if (token !== '' && !Number.isNaN(value) && !/^[+-]?0[xob]/i.test(token)) return value;
  if (/^[+-]?nan/i.test(token)) return Number.NaN;
  if (/^[+-]?inf/i.test(token)) return token.startsWith('-') ? -Infinity : Infinity;
  throw new RangeError(`${what} must be a number, got ${JSON.stringify(token.slice(0, 40))}`);
}
