import { expect, test } from 'vitest';
import { median, race, ratio } from '../src/race.ts';

test('median(values) is the middle value or the mean of the middle two', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

test('ratio(ours, theirs) compares within rounds: a round that is slow for both does not change it', () => {
  expect(ratio([1, 10, 1], [2, 20, 2])).toBe(0.5);
});

test('race(laps, rounds) alternates, with as many repeats as fit into a turn, after a warm-up', async () => {
  const asked: string[] = [];
  const runner = (name: string, seconds: number) => ({
    engine: name,
    stop: () => {},
    ask: async (line: string) => {
      asked.push(`${name} ${line}`);
      return seconds;
    },
  });
  const laps = [
    { contestant: runner('a', 0.05), verb: 'step' },
    { contestant: runner('b', 1), verb: 'step' },
  ];
  expect(await race(laps, 2)).toEqual([
    [0.05, 0.05],
    [1, 1],
  ]);
  expect(asked.slice(4)).toEqual(['a step 5', 'b step 1', 'a step 5', 'b step 1']);
});
