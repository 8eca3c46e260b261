import { describe, expect, it } from 'vitest';
import { secondsTo, valueAt } from '../../experiments/reading/curveReading.ts';
import { winnerOf } from '../../experiments/reading/winner.ts';

const curve = { step: [0, 10, 20, 29], seconds: [0.5, 2, 4, 6], psnr: [10, 20, 18, 25] };

describe('valueAt(curve, measure, seconds)', () => {
  it.each([
    [0.4, undefined],
    [0.5, 10],
    [3.9, 20],
    [4, 18],
    [100, 25],
  ])('is the last value no later than %d s', (seconds, value) => {
    expect(valueAt(curve, 'psnr', seconds)).toBe(value);
  });
});

describe('secondsTo(curve, measure, value)', () => {
  it.each([
    [5, 0.5],
    [20, 2],
    [20.1, 6],
    [26, undefined],
  ])('is the first moment at which %d was reached', (value, seconds) => {
    expect(secondsTo(curve, 'psnr', value)).toBe(seconds);
  });
});

describe('winnerOf(contestants)', () => {
  it('returns the largest mean and its lead', () => {
    const contestants = [
      { field: 'hash', values: [1, 3] },
      { field: 'siren', values: [4, 4] },
      { field: 'grid', values: [3, 3] },
    ];
    expect(winnerOf(contestants)).toEqual({ field: 'siren', mean: 4, lead: 1 });
  });

  it('returns the first of equal ones', () => {
    const contestants = ['hash', 'siren'].map((field) => ({ field, values: [1] }));
    expect(winnerOf(contestants)).toEqual({ field: 'hash', mean: 1, lead: 0 });
  });

  it('refuses a single one', () => {
    expect(() => winnerOf([{ field: 'hash', values: [1] }])).toThrow('at least two, got 1');
  });
});
