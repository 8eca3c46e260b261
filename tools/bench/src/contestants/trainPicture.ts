/**
 * Trains a field to a picture on one of our engines and prints the result as JSON. Arguments: the engine's name, and the
 * request as JSON.
 */
import { readFileSync } from 'node:fs';
import { adam, pointwiseSupervision, psnr, seededRandom } from '@fourier-features/core';
import { split } from '@fourier-features/image';
import { type EngineName, openEngine } from '../engines.ts';
import { describedField } from '../fields/describedField.ts';
import type { Check, TrainingRequest, TrainingResult } from '../fields/training.ts';

const [name, request] = process.argv.slice(2);
const { description, optimizer, batchSize, steps, checkEvery, until, picture, seed, threads } = JSON.parse(
  request!,
) as TrainingRequest;
const { engine, ...opened } = await openEngine(name as EngineName, { threads });
const { width, height, path } = picture;
const values = new Float32Array(new Uint8Array(readFileSync(path)).buffer);
const { train } = split({ width, height, channels: description.outputDim, values }, 'none');
const [ofField, ofBatches] = seededRandom(seed).split(2);
const supervision = pointwiseSupervision({ ...train, inputDim: 2, batchSize });
const trainer = await engine.createTrainer(describedField(description, ofField!), adam(optimizer));
const checks: Check[] = [];
let seconds = 0;
for (let step = 1; step <= steps; step++) {
  const start = performance.now();
  await trainer.step(supervision.batch(step, ofBatches!), optimizer.learningRate);
  seconds += (performance.now() - start) / 1000;
  if (step % checkEvery > 0) continue;
  checks.push({ step, seconds, psnr: psnr(await trainer.evaluate(train.coordinates), train.targets) });
  if (until !== undefined && checks.at(-1)!.psnr >= until) break;
}
const result: TrainingResult = {
  engine: engine.name,
  threads: opened.threads,
  versions: opened.versions,
  checks,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
// Threads of engines would keep the process.
process.exit();
