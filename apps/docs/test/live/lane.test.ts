import type { FitEvent } from '@fourier-features/core';
import { expect, test } from 'vitest';
import { createLane } from '../../src/live/lane.ts';
import type { OpenedInput } from '../../src/live/protocol.ts';
import type { Trainable } from '../../src/live/trainable.ts';

const input: OpenedInput = { name: 'nothing', description: '', warnings: [], notes: [] };
const settings = { steps: 1 };

/** A lane of a fit that gives some events, and whether the fit has freed its memory. */
function laneOf(events: readonly Partial<FitEvent>[]) {
  const fit = { freed: false };
  const task: Trainable<OpenedInput, typeof settings> = {
    name: 'nothing',
    settings: () => settings,
    async *fit() {
      try {
        yield* events as FitEvent[];
      } finally {
        fit.freed = true;
      }
    },
    fieldMetadata: () => ({}),
  };
  return { fit, lane: createLane(task, { input, settings, engine: undefined as never, measureEvery: 1 }) };
}

test.each(['steps', 'diverged'] as const)(
  'a lane that ends as %s frees the memory of its fit',
  async (reason) => {
    const { fit, lane } = laneOf([{ type: 'step', step: 0 }, { type: 'end', reason } as Partial<FitEvent>]);
    await lane.advance();
    expect([lane.ended(), fit.freed]).toEqual([null, false]);
    await lane.advance();
    expect([lane.ended(), fit.freed]).toEqual([reason, true]);
  },
);
