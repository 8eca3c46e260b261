import { queuedTurns } from '../timing.ts';
import type { Training } from './training.ts';

/**
 * Returns a function that answers `losses COUNT` with the losses before the first COUNT updates, and `step SECONDS` with the
 * mean and the least seconds per step of a turn.
 */
export function answers(training: Training): (line: string) => Promise<readonly number[]> {
  const turn = queuedTurns(training);
  return async (line) => {
    const [verb, amount] = line.split(' ');
    if (verb === 'losses') return firstLosses(training, Number(amount));
    const { mean, least } = await turn(Number(amount));
    return [mean, least];
  };
}

async function firstLosses({ queue, finish }: Training, count: number): Promise<number[]> {
  const losses: number[] = [];
  while (losses.length < count) {
    await queue();
    losses.push(await finish());
  }
  return losses;
}
