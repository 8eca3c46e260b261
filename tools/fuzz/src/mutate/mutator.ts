import type { Draw } from './draw.ts';

/**
 * Returns a changed copy of a file, or the file itself if the change does not apply to it.
 *
 * @param others files of the same format, at least one.
 */
export type Mutator = (bytes: Uint8Array, draw: Draw, others: readonly Uint8Array[]) => Uint8Array;

/** Returns the parts, one after another. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Returns the file with `replacement` in place of the bytes from `from` to `to`. */
export function replaced(
  bytes: Uint8Array,
  from: number,
  to: number,
  replacement: Uint8Array = new Uint8Array(0),
): Uint8Array {
  return joined(bytes.subarray(0, from), replacement, bytes.subarray(to));
}
