import { createInterface } from 'node:readline';
import { adam, type Engine, gaussianEncoding, initialField, seededRandom } from '@fourier-features/core';
import type { Workload } from '../workload.ts';

/** Answers each line `step N` or `infer N` with the mean seconds of N repeats, and `memory` with the peak in bytes. */
export async function serve(engine: Engine, workload: Workload): Promise<void> {
  const { depth, width, frequencyCount, outputDim, batch: count, seed } = workload;
  const random = seededRandom(seed);
  const encoding = gaussianEncoding({ inputDim: 2, frequencyCount, scale: 10, random });
  const field = initialField({ encoding, outputDim, depth, width, random });
  const batch = {
    coordinates: random.uniforms(2 * count),
    targets: random.uniforms(outputDim * count),
    loss: 'mse',
  } as const;
  const trainer = await engine.createTrainer(field, adam());
  const work: Record<string, () => Promise<unknown>> = {
    step: async () => {
      await trainer.step(batch, 1e-3);
      await trainer.loss();
    },
    infer: () => trainer.evaluate(batch.coordinates),
  };
  process.stdout.write(`${engine.name}\n`);
  for await (const line of createInterface({ input: process.stdin })) {
    const [verb, repeats] = line.split(' ') as [string, string | undefined];
    if (verb === 'memory') process.stdout.write(`${1024 * process.resourceUsage().maxRSS}\n`);
    else process.stdout.write(`${await secondsOf(work[verb]!, Number(repeats))}\n`);
  }
  process.exit();
}

async function secondsOf(work: () => Promise<unknown>, repeats: number): Promise<number> {
  const start = performance.now();
  for (let i = 0; i < repeats; i++) await work();
  return (performance.now() - start) / 1000 / repeats;
}
