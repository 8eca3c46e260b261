/**
 * Measures one property of an engine's process and prints it as JSON. Arguments: the engine's name, `timers`, `aborts` or
 * `memory`, and how much of it: seconds, trials or fits. Each runs in a process of its own.
 */
import { setImmediate } from 'node:timers/promises';
import { adam } from '@fourier-features/core';
import { trainingData } from '../contestants/trainingData.ts';
import { type EngineName, openEngine } from '../engines.ts';
import { parseWorkload } from '../workload.ts';
import { measureAbortLatency } from './abortLatency.ts';
import { measureFitMemory } from './fitMemory.ts';
import { measureTimerLateness } from './timerLateness.ts';

const LEARNING_RATE = 1e-3;
const STEPS_PER_FIT = 3;

const [name, property, amount] = process.argv.slice(2);
const { engine } = await openEngine(name as EngineName);
const measured = await { timers, aborts, memory }[property as 'timers' | 'aborts' | 'memory'](Number(amount));
process.stdout.write(`${JSON.stringify(measured)}\n`);
process.exit();

async function timers(seconds: number): Promise<unknown> {
  const { field, batch } = trainingData(parseWorkload('4x256-65536'));
  const trainer = await engine.createTrainer(field, adam());
  return measureTimerLateness(() => trainer.step(batch, LEARNING_RATE), 65_536, seconds);
}

async function aborts(trials: number): Promise<unknown> {
  const { field, batch } = trainingData(parseWorkload('4x256-1048576'));
  const trainer = await engine.createTrainer(field, adam());
  return measureAbortLatency((signal) => trainer.step(batch, LEARNING_RATE, signal), 1_048_576, trials);
}

async function memory(fits: number): Promise<unknown> {
  const { field, batch } = trainingData(parseWorkload('4x256-1024'));
  return measureFitMemory(async () => {
    const trainer = await engine.createTrainer(field, adam());
    for (let step = 0; step < STEPS_PER_FIT; step++) await trainer.step(batch, LEARNING_RATE);
    trainer.dispose();
    await setImmediate();
  }, fits);
}
