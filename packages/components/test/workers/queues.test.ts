import { expect, test } from 'vitest';
import { latestOnly } from '../../src/workers/latestOnly.ts';
import { createQueue } from '../../src/workers/queue.ts';

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
