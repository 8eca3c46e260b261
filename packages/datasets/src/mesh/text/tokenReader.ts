import { LineReader } from './lineReader.ts';
import { words } from './words.ts';

/** Reads text as a stream of words, whatever lines they stand on; `#` starts a comment up to the end of its line. */
export class TokenReader {
  readonly #lines: LineReader;
  #tokens: string[] = [];
  #at = 0;

  constructor(bytes: Uint8Array, offset = 0) {
    this.#lines = new LineReader(bytes, offset);
  }

  /** The next word, or undefined at the end. */
  next(): string | undefined {
    while (this.#at === this.#tokens.length) {
      const line = this.#lines.next();
      if (line === undefined) return undefined;
      this.#tokens = words(line);
      this.#at = 0;
    }
    return this.#tokens[this.#at++];
  }

  /** Drops what is left of the line that the last word was on. */
  skipLine(): void {
    this.#at = this.#tokens.length;
  }

  /** @throws RangeError, in words about `what`, if the text ends here. */
  expect(what: string): string {
    const token = this.next();
    if (token === undefined) throw new RangeError(`truncated: the file ends where ${what} should be`);
    return token;
  }

  /**
   * The next word as a number; `nan` and `inf`, in any case and with any sign, are numbers here and judged later.
   *
   * @throws RangeError if it is none.
   */
  number(what: string): number {
    return toNumber(this.expect(what), what);
  }

  /** @throws RangeError if the next word is no whole number from 0. */
  count(what: string): number {
    const value = this.number(what);
    if (Number.isSafeInteger(value) && value >= 0) return value;
    throw new RangeError(`${what} must be a whole number from 0, got ${value}`);
  }
}

/** @throws RangeError if the word is no number. */
export function toNumber(token: string, what: string): number {
  const value = Number(token);
  // of nothing, `Number` makes 0
  if (token !== '' && !Number.isNaN(value) && !/^[+-]?0[xob]/i.test(token)) return value;
  if (/^[+-]?nan/i.test(token)) return Number.NaN;
  if (/^[+-]?inf/i.test(token)) return token.startsWith('-') ? -Infinity : Infinity;
  throw new RangeError(`${what} must be a number, got ${JSON.stringify(token.slice(0, 40))}`);
}
