import { laneChoices, type TrainingChoices } from '../choices/trainingChoices.ts';
import type { LaneChoice } from '../live/protocol.ts';

/** Names of the procedural shapes, the first one to start with. */
export const shapeNames = [
  'trefoil',
  'gyroid',
  'gear',
  'labyrinth',
  'links',
  'bored-cube',
  'torus',
  'sphere',
] as const;

/** Scales below the paper's, in cycles per side: small networks learn them in seconds. */
export const defaultScales = { positional: 16, gaussian: 3 } as const;

/** Small networks at a high rate, which learn in seconds what the published ones learn in minutes. */
export const initialTraining: TrainingChoices = {
  encodings: ['none', 'gaussian'],
  scales: defaultScales,
  frequencyCount: 64,
  width: 64,
  depth: 4,
  steps: 300,
  learningRate: 1e-2,
  seed: 0,
  engine: 'auto',
};

/** Fresh points per step. */
const BATCH_SIZE = 2048;

/** Returns what the worker needs to know of each field. */
export function shapeChoices(training: TrainingChoices): readonly LaneChoice[] {
  return laneChoices(training).map(({ name, options }) => ({
    name,
    options: { ...options, batchSize: BATCH_SIZE },
  }));
}
