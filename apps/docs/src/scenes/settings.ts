import { laneChoices, type TrainingChoices } from '../choices/trainingChoices.ts';
import type { LaneChoice } from '../live/protocol.ts';

/** Scales of the example, in cycles per scene unit, until it is open: a scene's are in proportion to the size of its pictures. */
export const exampleScales = { positional: 5.1, gaussian: 0.52 } as const;

/** Small networks at a high rate, which learn in seconds what the published ones learn in hours. */
export const initialTraining: TrainingChoices = {
  encodings: ['none', 'gaussian'],
  scales: { positional: null, gaussian: null },
  frequencyCount: 64,
  width: 64,
  depth: 4,
  steps: 400,
  learningRate: 1e-2,
  seed: 0,
  engine: 'auto',
};

/** Rays per step, and samples on each. */
const SIZES = { raysPerStep: 256, samples: 32 } as const;

/** Returns what the worker needs to know of each field. */
export function sceneChoices(training: TrainingChoices): readonly LaneChoice[] {
  return laneChoices(training).map(({ name, options }) => ({
    name,
    options: { ...options, ...SIZES },
  }));
}
