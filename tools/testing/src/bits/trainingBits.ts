import type { Engine, Parameters } from '@fourier-features/core';
import { bitField } from './bitField.ts';
import { hashOfBits } from './hashOfBits.ts';

const STEPS = 50;

/**
 * Trains a random field for 50 steps and returns hashes of all bits of what comes out: the losses, the parameters, the
 * moments, a gradient, and values at other points. Two engines that agree to the bit give the same text on every machine;
 * if they do not agree, the first line that differs says where to look.
 *
 * @param seed one of `bitSeeds`.
 */
export async function trainingBits(engine: Engine, seed: number): Promise<string> {
  const { field, optimizer, batches, coordinates, learningRate } = bitField(seed);
  const trainer = await engine.createTrainer(field, optimizer);
  const untrained = await trainer.evaluate(coordinates);
  const losses: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    await trainer.step(batches[step % batches.length]!, learningRate);
    losses.push(await trainer.loss());
  }
  const { loss, gradient } = await trainer.gradient(batches[0]!);
  const { parameters, optimizerState } = await trainer.read();
  const values = await trainer.evaluate(coordinates);
  trainer.dispose();
  const arrays = (from: Parameters): Float32Array[] => from.map((parameter) => parameter.values);
  const lines: Record<string, (Float32Array | Float64Array)[]> = {
    'untrained values': [untrained],
    'first loss': [Float64Array.of(losses[0]!)],
    losses: [Float64Array.from(losses)],
    'first moments': arrays(optimizerState.firstMoments),
    'second moments': arrays(optimizerState.secondMoments),
    parameters: arrays(parameters),
    gradient: [Float64Array.of(loss), ...arrays(gradient)],
    values: [values],
  };
  return Object.entries(lines)
    .map(([name, numbers]) => `${name} ${hashOfBits(numbers)}`)
    .join('\n');
}
