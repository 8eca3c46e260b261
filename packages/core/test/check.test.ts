import { checkFinite, checkLength, checkPositive, checkPositiveInteger } from '@fourier-features/core/check';
import { expect, test } from 'vitest';

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('checkPositiveInteger refuses %d', (value) => {
  expect(() => checkPositiveInteger('f', 'count', value, 'in points')).toThrow(
    new RangeError(`f: count must be a whole number of at least 1, in points, got ${value}`),
  );
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('checkPositive refuses %d', (value) => {
  expect(() => checkPositive('f', 'scale', value)).toThrow(
    new RangeError(`f: scale must be positive and finite, got ${value}`),
  );
});

test('checkFinite names the first place that is not', () => {
  expect(() => checkFinite('f', 'values', [1, Number.NaN, Number.POSITIVE_INFINITY])).toThrow(
    new RangeError('f: values must be finite, got NaN at index 1'),
  );
});

test('checkLength says what shape is wanted', () => {
  expect(() => checkLength('f', 'points', [1, 2, 3], 4, '[2, 2]')).toThrow(
    new RangeError('f: points must be [2, 2], 4 numbers, got 3'),
  );
});

test('what follows the rules passes', () => {
  checkPositiveInteger('f', 'count', 1);
  checkPositive('f', 'scale', Number.MIN_VALUE);
  checkFinite('f', 'values', []);
  checkFinite('f', 'values', Float32Array.of(0, -1));
  checkLength('f', 'points', [1, 2], 2, '[2]');
});
