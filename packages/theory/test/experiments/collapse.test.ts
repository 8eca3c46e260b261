import { expect, test } from 'vitest';
import { collapse, octaveMedians, type SpreadError } from '../../experiments/collapse.ts';

const along = (spreads: readonly number[], error: (spread: number) => number): SpreadError[] =>
  spreads.map((spread) => ({ spread, error: error(spread) }));
const power = (spread: number): number => 3 * spread ** -2;

test('groups on one power law collapse entirely', () => {
  const { factor, explained } = collapse(
    new Map([
      ['a', along([1, 3, 9, 20], power)],
      ['b', along([1, 2, 4, 8, 16, 32], power)],
    ]),
  );
  expect(factor).toBeCloseTo(1, 12);
  expect(explained).toBeCloseTo(1, 12);
});

test('a group that lies above another by a factor gives that factor', () => {
  const { factor, explained } = collapse(
    new Map([
      ['a', along([1, 2, 4, 8], () => 5)],
      ['b', along([1, 2, 4, 8], () => 15)],
    ]),
  );
  expect(factor).toBeCloseTo(3, 12);
  expect(explained).toBeLessThan(0);
});

test('dots outside the range of the others do not count', () => {
  const { factor } = collapse(
    new Map([
      ['a', [...along([1, 2, 4], power), { spread: 100, error: 7 }, { spread: 0.1, error: 7 }]],
      ['b', along([1, 2, 4], power)],
    ]),
  );
  expect(factor).toBeCloseTo(1, 12);
});

test('medians are by octave, ascending, and average the middle two of an even number', () => {
  const dots = [
    { spread: 9, error: 1 },
    { spread: 15.9, error: 2 },
    { spread: 8, error: 4 },
    { spread: 0.5, error: 1 },
    { spread: 0.9, error: 2 },
  ];
  expect(octaveMedians(dots)).toEqual([
    { octave: -1, median: 1.5 },
    { octave: 3, median: 2 },
  ]);
});
