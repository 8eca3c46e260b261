/** Longest quotation from a file in a message, in characters. */
const EXCERPT = 80;

// Controls, formats (bidirectional overrides, zero-width characters), line and paragraph separators, halves of a pair.
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * Returns text in which everything that is not printable is escaped: control characters, and with them the escape sequences
 * of terminals, line breaks, characters that reverse the direction of writing or have no width, and unpaired surrogates.
 *
 * @example
 * import { escaped } from '@fourier-features/core/message';
 *
 * escaped('a\u001b[31mb\n'); // a\x1b[31mb\n, with backslashes
 */
export function escaped(text: string): string {
  return text.replaceAll(UNPRINTABLE, escapeOf);
}

/**
 * Returns something read from a file as a message may quote it: printable, and at most 80 characters.
 *
 * @example
 * import { excerpt } from '@fourier-features/core/message';
 *
 * excerpt('a'.repeat(100)); // 79 letters and …
 */
export function excerpt(value: unknown): string {
  if (value === '' || value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : describe(value);
  // Escaping only lengthens, so what is beyond the limit before it is beyond it afterwards.
  const start = Array.from(escaped(text.slice(0, 2 * EXCERPT)));
  return start.length <= EXCERPT ? start.join('') : `${start.slice(0, EXCERPT - 1).join('')}…`;
}

/**
 * Returns the message of an error, or a text, as one printable line.
 *
 * @example
 * import { oneLine } from '@fourier-features/core/message';
 *
 * oneLine(new Error('first\n  second')); // first second
 */
export function oneLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return escaped(message.replaceAll(/\s*[\n\r\u2028\u2029]\s*/g, ' ').trim());
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeOf(character: string): string {
  const code = character.codePointAt(0)!;
  const hexadecimal = code.toString(16);
  if (code <= 0xff) return ESCAPES[character] ?? `\\x${hexadecimal.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hexadecimal.padStart(4, '0')}` : `\\u{${hexadecimal}}`;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : `an array of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
