import type { Mutator } from '../mutate/mutator.ts';

/** A reader of files, and how to test it. */
export interface Reader {
  /** Name for the command line. */
  readonly name: string;
  /** Returns valid files, at least one. */
  seeds(): Promise<readonly Uint8Array[]>;
  /** Changes that know the format. */
  readonly mutators: readonly Mutator[];
  /** What messages of its errors start with. */
  readonly names: RegExp;
  /** Reads a file; returns how the result breaks the promises of its format, undefined if it keeps them. */
  read(bytes: Uint8Array): Promise<string | undefined>;
}

/** Returns the first fault of those that were found, if any. */
export function firstOf(...faults: readonly (string | false | undefined)[]): string | undefined {
  return faults.find((fault): fault is string => typeof fault === 'string');
}

/** Returns the words if some value is NaN or infinite. */
export function notFinite(what: string, values: Iterable<number> | undefined): string | undefined {
  for (const value of values ?? [])
    if (!Number.isFinite(value)) return `${what} must be finite, got ${value}`;
  return undefined;
}

/** Returns the words unless the value is an integer of at least `least`. */
export function notCount(what: string, value: unknown, least = 0): string | undefined {
  return Number.isSafeInteger(value) && (value as number) >= least
    ? undefined
    : `${what} must be an integer of at least ${least}, got ${String(value)}`;
}

/** Returns the words unless the sides are counts whose product is the number of values. */
export function notShape(what: string, shape: readonly number[], length: number): string | undefined {
  const product = shape.reduce((total, side) => total * side, 1);
  return firstOf(
    ...shape.map((side) => notCount(`a side of ${what}`, side)),
    product !== length && `${what} must have ${product} values, got ${length}`,
  );
}
