import { describe, expect, it } from 'vitest';
import { secondsOf, secondsTo, trainingsOf, valueAt } from '../../experiments/reading/curveReading.ts';
import { winnerOf } from '../../experiments/reading/winner.ts';
import type { FieldResult } from '../../experiments/result.ts';

const training = { curve: { step: [0, 3, 7, 11], psnr: [10, 20, 18, 25] }, stepSeconds: 0.5 };

it('secondsOf(training) counts the steps up to each point', () => {
  expect(secondsOf(training)).toEqual([0.5, 2, 4, 6]);
});

it('trainingsOf(results, subject, field) gives all seeds the least time of a step', () => {
  const result = (subject: string, field: string, seed: number, stepSeconds: number): FieldResult =>
    ({ subject, field, seed, stepSeconds, curve: { step: [seed] } }) as unknown as FieldResult;
  const results = [
    result('gear', 'hash', 0, 3),
    result('gear', 'hash', 1, 2),
    result('gear', 'grid', 0, 1),
    result('gyroid', 'hash', 0, 1),
  ];
  expect(trainingsOf(results, 'gear', 'hash')).toEqual([
    { curve: { step: [0] }, stepSeconds: 2 },
    { curve: { step: [1] }, stepSeconds: 2 },
  ]);
});

describe('valueAt(training, measure, seconds)', () => {
  it.each([
    [0.4, undefined],
    [0.5, 10],
    [3.9, 20],
    [4, 18],
    [100, 25],
  ])('is the last value no later than %d s', (seconds, value) => {
    expect(valueAt(training, 'psnr', seconds)).toBe(value);
  });
});

describe('secondsTo(training, measure, value)', () => {
  it.each([
    [5, 0.5],
    [20, 2],
    [20.1, 6],
    [26, undefined],
  ])('is the first moment at which %d was reached', (value, seconds) => {
    expect(secondsTo(training, 'psnr', value)).toBe(seconds);
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
