import { escaped } from './escaped.ts';

/** Longest reason, in characters. */
const LONGEST = 300;

// The messages of JavaScript's own range errors, which speak of the decoder rather than of the file.
const INTERNAL =
  /^(Offset is|Invalid (typed )?(array|string|DataView)|Maximum call|Array buffer|Start offset|byte length|Length out)/i;

/**
 * Returns why a decoder refused a file, as one printable line: the message of its own range errors, and for any other error,
 * as of a library that stumbles over the content, that the file is damaged.
 */
export function reasonOf(cause: unknown): string {
  if (!(cause instanceof RangeError) || INTERNAL.test(cause.message)) return 'the content is damaged';
  return escaped(cause.message.replaceAll(/\s+/g, ' ').slice(0, LONGEST));
}
