import { expect, test } from 'vitest';
import { latestOnly } from '../../src/live/latestOnly.ts';
import { createPace } from '../../src/live/pace.ts';
import { createQueue } from '../../src/live/queue.ts';

test('a queue runs one task at a time, also after one that fails', async () => {
  const queue = createQueue();
  const log: string[] = [];
  const task = (name: string) => async (): Promise<string> => {
    log.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, 1));
    log.push(`${name} ends`);
    if (name === 'b') throw new Error('b fails');
    return name;
  };
  const [a, b, c] = [queue.run(task('a')), queue.run(task('b')), queue.run(task('c'))];
  await expect(b).rejects.toThrow('b fails');
  expect([await a, await c]).toEqual(['a', 'c']);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});

test('a pace is that of the last second', () => {
  const pace = createPace();
  expect(pace.perSecond()).toBeNull();
  for (let i = 0; i < 10; i++) pace.add(200);
  expect(pace.perSecond()).toBeCloseTo(5);
  for (let i = 0; i < 100; i++) pace.add(20);
  expect(pace.perSecond()).toBeCloseTo(50);
});

test('of the work that comes while some is done, only the last is', async () => {
  const enqueue = latestOnly();
  const done: number[] = [];
  const work = (n: number) => async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    done.push(n);
  };
  await Promise.all([1, 2, 3, 4].map((n) => enqueue(work(n))));
  expect(done).toEqual([1, 4]);
});
