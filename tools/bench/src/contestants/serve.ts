import { createInterface } from 'node:readline';
import { adam } from '@fourier-features/core';
import type { OpenedEngine } from '../engines.ts';
import type { Workload } from '../workload.ts';
import { trainingData } from './trainingData.ts';

/**
 * Answers each line `step SECONDS` or `infer SECONDS` with the mean and the least seconds of as many repeats as begin within
 * that time, at least one, and `memory` with the peak in bytes.
 */
export async function serve(opened: OpenedEngine, workload: Workload): Promise<void> {
  const { engine, threads, vectorBits, versions } = opened;
  const { field, batch } = trainingData(workload);
  const trainer = await engine.createTrainer(field, adam());
  const work: Record<string, () => Promise<unknown>> = {
    step: async () => {
      await trainer.step(batch, 1e-3);
      await trainer.loss();
    },
    infer: () => trainer.evaluate(batch.coordinates),
  };
  answer(JSON.stringify({ engine: engine.name, threads, vectorBits, versions }));
  for await (const line of createInterface({ input: process.stdin })) {
    const [verb, seconds] = line.split(' ') as [string, string | undefined];
    if (verb === 'memory') answer(`${1024 * process.resourceUsage().maxRSS}`);
    else answer(await timeRepeats(work[verb]!, Number(seconds)));
  }
  process.exit();
}

function answer(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function timeRepeats(work: () => Promise<unknown>, seconds: number): Promise<string> {
  const start = performance.now();
  let [repeats, least, before] = [0, Number.POSITIVE_INFINITY, start];
  do {
    await work();
    const after = performance.now();
    least = Math.min(least, after - before);
    before = after;
    repeats++;
  } while (before - start < 1000 * seconds);
  return `${(before - start) / 1000 / repeats} ${least / 1000}`;
}
