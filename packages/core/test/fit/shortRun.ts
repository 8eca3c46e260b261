import {
  type Checkpoint,
  type DirectBatch,
  type FitEnd,
  type FitEvent,
  type FitOptions,
  fit,
  pointwiseSupervision,
  seededRandom,
} from '@fourier-features/core';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expect } from 'vitest';
import { smallBatch, smallField } from '../tfjs/smallFields.ts';

/** The points and targets of the run. */
export const samples: DirectBatch = smallBatch('mse', 1, 24);

/** Returns the options of a short run on minibatches of eight points, new for each call. */
export function shortRun(more: Partial<FitOptions> = {}): FitOptions {
  return {
    field: smallField(),
    supervision: pointwiseSupervision({ ...samples, inputDim: 2, batchSize: 8 }),
    engine: tfjsEngine(),
    steps: 12,
    measureEvery: 5,
    learningRate: 0.01,
    random: seededRandom(7),
    ...more,
  };
}

/** Collects the events of a run. */
export async function eventsOf(run: AsyncIterable<FitEvent>): Promise<FitEvent[]> {
  const events: FitEvent[] = [];
  for await (const event of run) events.push(event);
  return events;
}

/** Returns the results of a run that are compared bit for bit. */
export function bits({ field, curve, checkpoint, reason }: FitEnd): unknown {
  return { parameters: field.parameters, curve, checkpoint, reason };
}

/** Runs until the step, aborts there, and returns the checkpoint. */
export async function interrupted(at: number, run: FitOptions): Promise<Checkpoint> {
  const controller = new AbortController();
  let end: FitEnd | undefined;
  for await (const event of fit({ ...run, signal: controller.signal })) {
    if (event.type === 'step' && event.step === at) controller.abort();
    if (event.type === 'end') end = event;
  }
  expect(end!.reason).toBe('aborted');
  expect(end!.checkpoint.optimizerState.updates).toBe(at + 1);
  return end!.checkpoint;
}
