/** Longest text of a file that a message may quote, in characters. */
const LONGEST_QUOTE = 80;
/** Marks and spaces about a quotation that the file may happen to have as well. */
const AROUND = 4;
const LONGEST_MESSAGE = 500;

/** What V8, Node and libraries say about code rather than about a file. */
const INTERNALS =
  /undefined|Cannot (?:read|set|convert|destructure|access|mix)|is not (?:a function|iterable|a constructor|defined|an Object)|Invalid (?:array|typed array|string|array buffer) length|Array buffer allocation|Maximum call stack|call stack|out of (?:bounds|memory)|Offset is outside|Reflect\.|\[object |node_modules|node:internal|\bat .*\.[cm]?[jt]s:\d/;

/** Characters that a terminal acts on instead of showing: C0 and C1 controls, separators of lines, overrides of direction. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * Returns what is wrong with an error about a file; undefined if nothing is.
 *
 * @param names what the message must start with.
 */
export function messageFault(error: unknown, bytes: Uint8Array, names: RegExp): string | undefined {
  if (!(error instanceof Error)) return `threw ${typeof error}, not an Error`;
  const { message } = error;
  if (!names.test(message)) return `does not name the reader: ${message}`;
  if (/[\r\n]/.test(message)) return `has several lines: ${message}`;
  if (UNPRINTABLE.test(message)) return `is not printable: ${message}`;
  const internal = INTERNALS.exec(message.replace(names, ''));
  if (internal) return `shows internals, ${JSON.stringify(internal[0])}: ${message}`;
  if (message.length > LONGEST_MESSAGE) return `has ${message.length} characters: ${message}`;
  if (quotesMuch(message, bytes))
    return `quotes more than ${LONGEST_QUOTE} characters of the file: ${message}`;
  return undefined;
}

function quotesMuch(message: string, bytes: Uint8Array): boolean {
  const texts = [Buffer.from(bytes).toString('latin1'), Buffer.from(bytes).toString()];
  for (let start = 0; start + LONGEST_QUOTE + AROUND < message.length; start++) {
    const quote = message.slice(start, start + LONGEST_QUOTE + AROUND + 1);
    if (texts.some((text) => text.includes(quote))) return true;
  }
  return false;
}
