import type { Bounds } from '@fourier-features/core';
import {
  checkBounds,
  checkFinite,
  checkLength,
  checkOneOf,
  checkPositive,
  checkPositiveInteger,
  checkShape,
  pointCount,
} from '@fourier-features/core/check';
import { expect, test } from 'vitest';

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('checkPositiveInteger refuses %d', (value) => {
  expect(() => checkPositiveInteger('f', 'count', value, 'in points')).toThrow(
    new RangeError(`f: count must be a positive integer, in points, got ${value}`),
  );
});

test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('checkPositive refuses %d', (value) => {
  expect(() => checkPositive('f', 'scale', value)).toThrow(
    new RangeError(`f: scale must be positive and finite, got ${value}`),
  );
});

test('checkFinite names the first entry that is not finite', () => {
  expect(() => checkFinite('f', 'values', [1, Number.NaN, Number.POSITIVE_INFINITY])).toThrow(
    new RangeError('f: values must be finite, got NaN at index 1'),
  );
  expect(() => checkFinite('f', 'values', [Number.POSITIVE_INFINITY], 'in float32')).toThrow(
    new RangeError('f: values must be finite, in float32, got Infinity at index 0'),
  );
});

test('checkOneOf names what is known', () => {
  checkOneOf('f', 'kind', 'b', ['a', 'b']);
  expect(() => checkOneOf('f', 'kind', 'c', ['a', 'b'])).toThrow(
    new RangeError('f: kind must be one of a, b, got c'),
  );
});

test('checkLength names the expected shape', () => {
  expect(() => checkLength('f', 'points', [1, 2, 3], 4, '[2, 2]')).toThrow(
    new RangeError('f: points must be [2, 2], 4 numbers, got 3'),
  );
});

test('checkShape compares the length with the product of the shape', () => {
  expect(() => checkShape('f', 'values', [1, 2, 3], [2, 2])).toThrow(
    new RangeError('f: values must be [2, 2], 4 numbers, got 3'),
  );
});

test.each<[Bounds, string]>([
  [{ min: [0, 0, 0], max: [1, 0, 1] }, '0 to 0 on axis 1'],
  [{ min: [0, 0, 2], max: [1, 1, 1] }, '2 to 1 on axis 2'],
  [{ min: [Number.NaN, 0, 0], max: [1, 1, 1] }, 'NaN to 1 on axis 0'],
  [{ min: [0, 0, 0], max: [Number.POSITIVE_INFINITY, 1, 1] }, '0 to Infinity on axis 0'],
])('checkBounds refuses %j', (bounds, found) => {
  expect(() => checkBounds('f', bounds)).toThrow(
    new RangeError(`f: bounds must have min below max on every axis, got ${found}`),
  );
});

test('pointCount is the length divided by d', () => {
  expect(pointCount('f', new Float32Array(6), 3)).toBe(2);
  expect(pointCount('f', [], 3)).toBe(0);
  expect(() => pointCount('f', new Float32Array(7), 3)).toThrow(
    new RangeError('f: coordinates must be [n, 3], got 7 numbers'),
  );
});

test('valid arguments pass', () => {
  checkPositiveInteger('f', 'count', 1);
  checkPositive('f', 'scale', Number.MIN_VALUE);
  checkFinite('f', 'values', []);
  checkFinite('f', 'values', Float32Array.of(0, -1));
  checkLength('f', 'points', [1, 2], 2, '[2]');
  checkShape('f', 'values', [1], []);
  checkBounds('f', { min: [-1, -1, -1], max: [0, 1, 1e-30] });
});
