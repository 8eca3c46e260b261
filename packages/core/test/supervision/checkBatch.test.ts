import { type Batch, checkBatch, checkGradient, type OutputActivation } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';
import { smallField } from '../tfjs/smallFields.ts';

/** Ten points of two coordinates, two values each. */
const coordinates = new Float32Array(20);
const targets = new Float32Array(20);
const lossAndGradient = (): never => {
  throw new Error('called by a check');
};

describe('checkBatch(field, batch)', () => {
  test.each<[string, Batch]>([
    ['mse', { coordinates, targets, loss: 'mse' }],
    ['bce with a sigmoid', { coordinates, targets, loss: 'bce' }],
    ['an indirect loss', { coordinates, lossAndGradient }],
    ['groups of 5', { coordinates, lossAndGradient, groupSize: 5 }],
    ['one group', { coordinates, lossAndGradient, groupSize: 10 }],
  ])('returns the number of points: %s', (_, batch) => {
    expect(checkBatch(smallField(), batch)).toBe(10);
  });

  test.each<[Batch, string]>([
    [
      { coordinates: new Float32Array(3), targets, loss: 'mse' },
      'step: coordinates must be [n, 2], got 3 numbers',
    ],
    [
      { coordinates: new Float32Array(0), targets: new Float32Array(0), loss: 'mse' },
      'step: coordinates must hold at least 1 point, got 0',
    ],
    [
      { coordinates, targets: new Float32Array(19), loss: 'mse' },
      'step: targets must be [10, 2], 20 numbers, got 19',
    ],
    ...[0, 3, 20, -5, 2.5, Number.NaN].map((groupSize): [Batch, string] => [
      { coordinates, lossAndGradient, groupSize },
      `step: groupSize must divide the number of points, 10, got ${groupSize}`,
    ]),
  ])('refuses %j', (batch, message) => {
    expect(() => checkBatch(smallField(), batch)).toThrow(new RangeError(message));
  });

  test.each<OutputActivation>(['linear', 'tanh'])('refuses bce with the activation %s', (activation) => {
    expect(() =>
      checkBatch(smallField(undefined, activation), { coordinates, targets, loss: 'bce' }),
    ).toThrow(new RangeError(`step: the loss bce needs the output activation sigmoid, got ${activation}`));
  });
});

describe('checkGradient(gradient, values)', () => {
  test('accepts one number per value and refuses any other length', () => {
    checkGradient(new Float32Array(6), new Float32Array(6));
    expect(() => checkGradient(new Float32Array(5), new Float32Array(6))).toThrow(
      new RangeError('step: the gradient from lossAndGradient must be [n, c], 6 numbers, got 5'),
    );
  });
});
