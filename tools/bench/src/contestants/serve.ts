import { createInterface } from 'node:readline';
import type { OpenedEngine } from '../engines.ts';
import type { Turn } from '../race.ts';
import { queuedTurns, timeRepeats } from '../timing.ts';
import type { Workload } from '../workload.ts';
import { LEARNING_RATE, trainingData } from './trainingData.ts';

/**
 * Answers each line `step SECONDS` or `infer SECONDS` with the mean and the least seconds of repeats that fill about that
 * time, at least one, and `memory` with the peak in bytes. Every step reads its loss; on a GPU, the last one of a turn does.
 */
export async function serve(opened: OpenedEngine, workload: Workload): Promise<void> {
  const { engine, threads, vectorBits, queued, versions } = opened;
  const { field, batch, optimizer } = trainingData(workload);
  const trainer = await engine.createTrainer(field, optimizer);
  const queue = (): Promise<void> => trainer.step(batch, LEARNING_RATE);
  const finish = (): Promise<number> => trainer.loss();
  const stepAndFinish = async (): Promise<void> => {
    await queue();
    await finish();
  };
  const work: Record<string, (seconds: number) => Promise<Turn>> = {
    step: queued ? queuedTurns({ queue, finish }) : (seconds) => timeRepeats(stepAndFinish, seconds),
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
