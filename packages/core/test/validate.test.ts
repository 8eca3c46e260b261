import { positiveCount, validated, validatedJson, wordSchema } from '@fourier-features/core/validate';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';

const schema = v.object({
  axis: wordSchema(['x', 'y']),
  sizes: v.array(v.object({ width: positiveCount })),
  pair: v.optional(v.strictTuple([positiveCount, positiveCount])),
});

describe('validated(subject, schema, value)', () => {
  test('returns the value itself, with the order of its entries and those that the schema does not have', () => {
    const value = { sizes: [], other: 1, axis: 'x' };
    expect(validated('read: size', schema, value)).toBe(value);
  });

  test.each<[unknown, string]>([
    [null, 'read: size must be an object, got null'],
    [{ axis: 'x' }, 'read: size.sizes must be present, got nothing'],
    [{ axis: 'z', sizes: [] }, 'read: size.axis must be one of x, y, got z'],
    [{ axis: 'x', sizes: [], pair: [1, 2, 3] }, 'read: size.pair[2] must be absent, got 3'],
    [{ axis: 'x', sizes: 'all' }, 'read: size.sizes must be an array, got all'],
    [
      { axis: 'x', sizes: [{ width: 1 }, { width: 1.5 }] },
      'read: size.sizes[1].width must be a positive integer, got 1.5',
    ],
  ])('refuses %j in one line', (value, message) => {
    expect(() => validated('read: size', schema, value)).toThrow(new RangeError(message));
  });

  test('refuses what a strict tuple does not have', () => {
    const pair = v.strictTuple([positiveCount, positiveCount]);
    expect(() => validated('read: pair', pair, [1, 2, 3])).toThrow('read: pair[2] must be absent, got 3');
  });
});

describe('validatedJson(subject, schema, json)', () => {
  test('refuses a text that is not JSON, and quotes 80 printable characters of it', () => {
    expect(() => validatedJson('read: size', schema, `\u001b${'['.repeat(1000)}`)).toThrow(
      new RangeError(String.raw`read: size must be JSON, got \x1b${'['.repeat(75)}…`),
    );
  });
});
