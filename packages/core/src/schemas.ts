import { custom, type GenericSchema } from 'valibot';

// Built from `custom`, the smallest of the library's schemas, so that pages which read fields stay small.

/**
 * Returns a schema of numbers that a rule accepts. The rule's text is for messages: what follows "must be".
 *
 * @example
 * import { numberSchema } from '@fourier-features/core/validate';
 *
 * const angle = numberSchema('in (0, π), in radians', (value) => value > 0 && value < Math.PI);
 */
export function numberSchema(rule: string, accepts: (value: number) => boolean): GenericSchema<number> {
  return custom<number>((value) => typeof value === 'number' && accepts(value), rule);
}

/**
 * Returns a schema of some words.
 *
 * @example
 * import { wordSchema } from '@fourier-features/core/validate';
 *
 * const axis = wordSchema(['x', 'y', 'z']);
 */
export function wordSchema<const Word extends string>(words: readonly Word[]): GenericSchema<Word> {
  return custom<Word>((value) => (words as readonly unknown[]).includes(value), `one of ${words.join(', ')}`);
}

/** Any number, NaN and infinities included. */
export const anyNumber: GenericSchema<number> = numberSchema('a number', () => true);

/** Any number except NaN and infinities. */
export const finiteNumber: GenericSchema<number> = numberSchema('a finite number', Number.isFinite);

/** A number greater than 0, and finite. */
export const positiveNumber: GenericSchema<number> = numberSchema(
  'greater than 0 and finite',
  (value) => value > 0 && value < Number.POSITIVE_INFINITY,
);

/** A number of things, which may be 0. */
export const count: GenericSchema<number> = numberSchema(
  'an integer of at least 0',
  (value) => Number.isSafeInteger(value) && value >= 0,
);

/** A number of things, at least 1. */
export const positiveCount: GenericSchema<number> = numberSchema(
  'a positive integer',
  (value) => Number.isSafeInteger(value) && value >= 1,
);

/** `true` or `false`. */
export const flag: GenericSchema<boolean> = custom<boolean>(
  (value) => typeof value === 'boolean',
  'true or false',
);

/** Any string. */
export const text: GenericSchema<string> = custom<string>((value) => typeof value === 'string', 'a string');
