import {
  cosineSchedule,
  exponentialSchedule,
  type LearningRate,
  learningRateAt,
  type Schedule,
} from '@fourier-features/core';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';

/** Returns the rates of some steps of a fit of 100. */
const rates = (rate: LearningRate, steps: readonly number[]): number[] =>
  steps.map((step) => learningRateAt(rate, step, 100));

describe('learningRateAt(rate, step, steps)', () => {
  test('is constant for a number', () => {
    expect(rates(0.01, [0, 1, 99])).toEqual([0.01, 0.01, 0.01]);
  });

  test('is what a function returns for the step and the steps of the fit', () => {
    expect(rates((step, steps) => step / steps, [0, 25, 99])).toEqual([0, 0.25, 0.99]);
  });
});

describe('exponentialSchedule({ initial, factor, every })', () => {
  test('falls tenfold every 5000 steps, smoothly, whatever the steps of the fit', () => {
    const schedule = exponentialSchedule({ initial: 5e-4, factor: 0.1, every: 5000 });
    const expected = [5e-4, 5e-4 / Math.sqrt(10), 5e-5, 5e-6];
    for (const steps of [10, 10_001]) {
      const found = [0, 2500, 5000, 10_000].map((step) => learningRateAt(schedule, step, steps));
      expectClose(found, expected, 1e-12);
    }
  });

  test.each([
    [{ initial: 0, factor: 0.1, every: 1 }, 'initial must be positive and finite, got 0'],
    [{ initial: 1, factor: 0, every: 1 }, 'factor must be in (0, 1], got 0'],
    [{ initial: 1, factor: 1.1, every: 1 }, 'factor must be in (0, 1], got 1.1'],
    [{ initial: 1, factor: 0.1, every: 0 }, 'every must be positive and finite, in steps, got 0'],
  ])('refuses %j', (options, message) => {
    expect(() => exponentialSchedule(options)).toThrow(new RangeError(`exponentialSchedule: ${message}`));
  });
});

describe('cosineSchedule({ initial, final, steps })', () => {
  const quarter = 0.2 + 0.8 * Math.cos(Math.PI / 8) ** 2;

  test('goes from initial through the middle to final in its steps, and stays there', () => {
    const schedule = cosineSchedule({ initial: 1, final: 0.2, steps: 40 });
    expectClose(rates(schedule, [0, 10, 20, 40, 41, 99]), [1, quarter, 0.6, 0.2, 0.2, 0.2], 1e-12);
  });

  test('takes the steps of the fit if it has none', () => {
    const schedule = cosineSchedule({ initial: 1, final: 0.2 });
    expect(schedule).not.toHaveProperty('steps');
    expectClose(rates(schedule, [0, 25, 50]), [1, quarter, 0.6], 1e-12);
    expectClose(learningRateAt(schedule, 25, 50), 0.6, 1e-12);
  });

  test('ends at 0 by default', () => {
    expectClose(rates(cosineSchedule({ initial: 1 }), [100]), [0], 1e-15);
  });

  test('may rise', () => {
    expectClose(rates(cosineSchedule({ initial: 1, final: 3 }), [0, 50, 100]), [1, 2, 3], 1e-12);
  });

  test.each([
    [{ initial: Number.NaN }, 'initial must be positive and finite, got NaN'],
    [{ initial: 1, final: -1 }, 'final must be at least 0 and finite, got -1'],
    [{ initial: 1, final: Number.POSITIVE_INFINITY }, 'final must be at least 0 and finite, got Infinity'],
    [{ initial: 1, steps: 0 }, 'steps must be positive and finite, got 0'],
  ])('refuses %j', (options, message) => {
    expect(() => cosineSchedule(options)).toThrow(new RangeError(`cosineSchedule: ${message}`));
  });
});

describe('schedules', () => {
  test.each<[Schedule]>([
    [cosineSchedule({ initial: 1e-3 })],
    [cosineSchedule({ initial: 1e-3, final: 1e-5, steps: 30 })],
    [exponentialSchedule({ initial: 5e-4, factor: 0.1, every: 50 })],
  ])('are data: %j gives the same rates after JSON', (schedule) => {
    const copy = JSON.parse(JSON.stringify(schedule)) as Schedule;
    expect(copy).toEqual(schedule);
    const steps = Array.from({ length: 100 }, (_, step) => step);
    expect(rates(copy, steps)).toEqual(rates(schedule, steps));
    expect(new Set(rates(schedule, steps)).size).toBeGreaterThan(30);
  });
});
