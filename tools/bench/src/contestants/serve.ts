import { createInterface } from 'node:readline';
import type { DirectBatch } from '@fourier-features/core';
import type { OpenedEngine } from '../engines.ts';
import type { Turn } from '../race.ts';
import { queuedTurns, timeRepeats } from '../timing.ts';
import type { Workload } from '../workload.ts';
import { LEARNING_RATE, trainingData } from './trainingData.ts';

/**
 * Answers each line `step SECONDS` or `infer SECONDS` with the mean and the least seconds of repeats that fill about that
 * time, at least one, and `memory` with the peak in bytes. Every step reads its loss; on a GPU, the last one of a turn does.
 * There `step` has a new batch each time, which is uploaded and encoded, and `stepOnFeatures` the same one, whose features
 * the engine keeps.
 */
export async function serve(opened: OpenedEngine, workload: Workload): Promise<void> {
  const { engine, threads, vectorBits, queued, versions } = opened;
  const { field, batch, optimizer } = trainingData(workload);
  const trainer = await engine.createTrainer(field, optimizer);
  const step = async (): Promise<void> => {
    // A copy, of which no engine keeps what it derived.
    await trainer.step({ ...batch }, LEARNING_RATE);
    await trainer.loss();
  };
  const queuedSteps = (batchOf: () => DirectBatch): ((seconds: number) => Promise<Turn>) =>
    queuedTurns({ queue: () => trainer.step(batchOf(), LEARNING_RATE), finish: () => trainer.loss() });
  const work: Record<string, (seconds: number) => Promise<Turn>> = {
    step: queued ? queuedSteps(() => ({ ...batch })) : (seconds) => timeRepeats(step, seconds),
    stepOnFeatures: queuedSteps(() => batch),
    infer: (seconds) => timeRepeats(() => trainer.evaluate(batch.coordinates), seconds),
  };
  answer(JSON.stringify({ engine: engine.name, threads, vectorBits, versions }));
  for await (const line of createInterface({ input: process.stdin })) {
    const [verb, seconds] = line.split(' ') as [string, string | undefined];
    if (verb === 'memory') answer(`${1024 * process.resourceUsage().maxRSS}`);
    else {
      const { mean, least } = await work[verb]!(Number(seconds));
      answer(`${mean} ${least}`);
    }
  }
  process.exit();
}

function answer(line: string): void {
  process.stdout.write(`${line}\n`);
}
