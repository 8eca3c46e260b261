import type { Engine } from '@fourier-features/core';
import { median } from '../statistics.ts';
import type { StartFit } from './taskSteps.ts';

/** Steps of the shorter of two fits; the longer one makes three times as many. */
const STEPS = 3;
const ROUNDS = 3;

/**
 * Times a training step in seconds, as the median of rounds after one that is not counted. A round makes a short fit and a
 * long one and divides the difference of their times by that of their steps: what every fit does once, such as its start and
 * the measurements at both ends, cancels, and work that a GPU only queues is waited for.
 */
export async function timeSteps(start: StartFit, engine: Engine): Promise<number> {
  await timeFit(start, engine, STEPS);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const short = await timeFit(start, engine, STEPS);
    const long = await timeFit(start, engine, 3 * STEPS);
    times.push((long - short) / (2 * STEPS));
  }
  return median(times);
}

async function timeFit(start: StartFit, engine: Engine, steps: number): Promise<number> {
  const begun = performance.now();
  for await (const event of start(engine, steps)) {
    if (event.type === 'end' && event.reason !== 'steps')
      throw new Error(`the fit ended early: ${event.reason}`);
  }
  return (performance.now() - begun) / 1000;
}
