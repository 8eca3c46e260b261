import { constantSchedule, cosineSchedule, exponentialSchedule } from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

describe('constantSchedule(learningRate)', () => {
  test('is the same at every step', () => {
    expect([0, 1, 1000].map(constantSchedule(0.01))).toEqual([0.01, 0.01, 0.01]);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses the rate %d', (rate) => {
    expect(() => constantSchedule(rate)(0)).toThrow(
      new RangeError(`constantSchedule: learning rate must be positive and finite, got ${rate}`),
    );
  });
});

describe('exponentialSchedule({ initial, factor, every })', () => {
  test('falls tenfold every 5000 steps, smoothly', () => {
    const rate = exponentialSchedule({ initial: 5e-4, factor: 0.1, every: 5000 });
    expectClose([0, 2500, 5000, 10_000].map(rate), [5e-4, 5e-4 / Math.sqrt(10), 5e-5, 5e-6], 1e-12);
  });

  test.each([
    [{ initial: 0, factor: 0.1, every: 1 }, 'learning rate must be positive and finite, got 0'],
    [{ initial: 1, factor: 0, every: 1 }, 'factor must be in (0, 1], got 0'],
    [{ initial: 1, factor: 1.1, every: 1 }, 'factor must be in (0, 1], got 1.1'],
    [{ initial: 1, factor: 0.1, every: 0 }, 'every must be positive and finite, in steps, got 0'],
  ])('refuses %j', (options, message) => {
    expect(() => exponentialSchedule(options)).toThrow(new RangeError(`exponentialSchedule: ${message}`));
  });
});

describe('cosineSchedule({ initial, final, steps })', () => {
  test('goes from initial through the middle to final, and stays there', () => {
    const rate = cosineSchedule({ initial: 1, final: 0.2, steps: 100 });
    const quarter = 0.2 + 0.8 * Math.cos(Math.PI / 8) ** 2;
    expectClose([0, 25, 50, 100, 101, 5000].map(rate), [1, quarter, 0.6, 0.2, 0.2, 0.2], 1e-12);
  });

  test('ends at 0 unless told', () => {
    expectClose(cosineSchedule({ initial: 1, steps: 10 })(10), 0, 1e-15);
  });

  test.each([
    [{ initial: Number.NaN, steps: 1 }, 'learning rate must be positive and finite, got NaN'],
    [{ initial: 1, final: -1, steps: 1 }, 'final must be at least 0, got -1'],
    [{ initial: 1, steps: 0 }, 'steps must be positive and finite, got 0'],
  ])('refuses %j', (options, message) => {
    expect(() => cosineSchedule(options)).toThrow(new RangeError(`cosineSchedule: ${message}`));
  });
});
