import { expect, test } from 'vitest';
import { createQueue } from '../src/queue.ts';

test('a queue does work in order, one piece at a time, and goes on after a failure', async () => {
  const queue = createQueue();
  const events: string[] = [];
  const work = (name: string, ms: number) => async (): Promise<string> => {
    events.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, ms));
    events.push(`${name} ends`);
    if (name === 'b') throw new Error('b fails');
    return name;
  };
  const results = await Promise.allSettled([
    queue.add(work('a', 5)),
    queue.add(work('b', 1)),
    queue.add(work('c', 0)),
  ]);
  expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
