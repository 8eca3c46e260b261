import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type Checkpoint,
  EngineLostError,
  type FitEvent,
  fit,
  gaussianEncoding,
  initialField,
  LostFitError,
  pointwiseSupervision,
  seededRandom,
} from '@fourier-features/core';
import { activateFastestBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { finishResumably } from '@fourier-features/experiments';
import { beforeAll, describe, expect, it } from 'vitest';

beforeAll(async () => {
  await activateFastestBackend('cpu');
});

const STEPS = 12;

const error = new EngineLostError('the driver was reset');

/** The small fit, whose engine is lost after some updates that no event has saved. */
async function* lostFit(updates: number): AsyncGenerator<FitEvent> {
  for await (const event of smallFit(undefined)) {
    if (event.type === 'checkpoint') {
      const { checkpoint } = event;
      if (checkpoint.optimizerState.updates < updates) continue;
      const lost = { updates, error };
      const { field, curve } = checkpoint;
      yield { type: 'end', reason: 'lost', lost, field, curve, checkpoint };
      return;
    }
    yield event;
  }
}

/** A small fit with a checkpoint after every step; fails after `stopAfter` updates. */
async function* smallFit(
  resume: Checkpoint | undefined,
  stopAfter?: number,
  checkpointSeconds = 1e-6,
): AsyncGenerator<FitEvent> {
  const run = fit({
    field: initialField({
      encoding: gaussianEncoding({ inputDim: 1, frequencyCount: 4, scale: 1, random: seededRandom(1) }),
      outputDim: 1,
      width: 8,
      depth: 2,
      random: seededRandom(2),
    }),
    supervision: pointwiseSupervision({
      coordinates: Float32Array.of(0, 0.25, 0.5, 0.75),
      targets: Float32Array.of(0, 1, 0.5, 0.2),
      inputDim: 1,
      batchSize: 2,
    }),
    engine: tfjsEngine(),
    steps: STEPS,
    random: seededRandom(3),
    checkpointSeconds,
    ...(resume ? { resume } : {}),
  });
  for await (const event of run) {
    yield event;
    if (event.type === 'checkpoint' && event.checkpoint.optimizerState.updates === stopAfter)
      throw new Error('the power failed');
  }
}

async function inFolder(use: (file: URL) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'fourier-features-experiments-'));
  try {
    await use(pathToFileURL(join(folder, 'kept', 'fit.safetensors')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('finishResumably', () => {
  it('resumes from the last checkpoint, ends bit-identical to an uninterrupted run and removes the file', async () => {
    await inFolder(async (file) => {
      const whole = await finishResumably(file, 'a', (resume) => smallFit(resume));
      await expect(finishResumably(file, 'a', (resume) => smallFit(resume, 5))).rejects.toThrow('power');
      expect(existsSync(file)).toBe(true);
      const resumedFrom: (number | undefined)[] = [];
      const end = await finishResumably(file, 'a', (resume) => {
        resumedFrom.push(resume?.optimizerState.updates);
        return smallFit(resume);
      });
      expect(resumedFrom).toEqual([5]);
      expect(end.field.parameters).toEqual(whole.field.parameters);
      expect(existsSync(file)).toBe(false);
    });
  });

  it('keeps the state that is left if the engine is lost, and resumes from it', async () => {
    await inFolder(async (file) => {
      const whole = await finishResumably(file, 'a', (resume) => smallFit(resume));
      await expect(finishResumably(file, 'a', () => lostFit(7))).rejects.toThrow(LostFitError);
      const end = await finishResumably(file, 'a', (resume) => {
        expect(resume?.optimizerState.updates).toBe(7);
        return smallFit(resume);
      });
      expect(end.field.parameters).toEqual(whole.field.parameters);
      expect(existsSync(file)).toBe(false);
    });
  });

  it('starts over if the checkpoint has another identity', async () => {
    await inFolder(async (file) => {
      await expect(finishResumably(file, 'a', (resume) => smallFit(resume, 5))).rejects.toThrow('power');
      await finishResumably(file, 'b', (resume) => {
        expect(resume).toBeUndefined();
        return smallFit(resume);
      });
    });
  });

  it('keeps a checkpoint of another identity if it writes none', async () => {
    await inFolder(async (file) => {
      await expect(finishResumably(file, 'a', (resume) => smallFit(resume, 5))).rejects.toThrow('power');
      await finishResumably(file, 'b', (resume) => smallFit(resume, undefined, 3600));
      await finishResumably(file, 'a', (resume) => {
        expect(resume?.optimizerState.updates).toBe(5);
        return smallFit(resume);
      });
    });
  });
});
