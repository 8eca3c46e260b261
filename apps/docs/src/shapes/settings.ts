import type { LearningRate, ScaledEncodingName } from '@fourier-features/core';
import type { LaneChoice } from '../live/protocol.ts';

/** What a visitor chooses for the training of shapes. */
export interface ShapeSettings {
  readonly encodings: readonly ScaledEncodingName[];
  /** Cycles per side of the domain. */
  readonly scales: Readonly<{ gaussian: number; positional: number }>;
  readonly frequencyCount: number;
  readonly width: number;
  readonly depth: number;
  readonly steps: number;
  /** Fresh points per step. */
  readonly batchSize: number;
  readonly seed: number;
}

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

/** Small networks and scales below the paper's, which learn in seconds what the published ones learn in minutes. */
export const initialSettings: ShapeSettings = {
  encodings: ['none', 'gaussian'],
  scales: { gaussian: 3, positional: 16 },
  frequencyCount: 64,
  width: 64,
  depth: 4,
  steps: 300,
  batchSize: 2048,
  seed: 0,
};

/** Falls to a twentieth: a short training needs a high rate, and a low one at its end. */
const LEARNING_RATE: LearningRate = { kind: 'cosine', initial: 1e-2, final: 5e-4 };

/** Limits of the numbers, which keep a page usable. */
export const limits = {
  scale: { min: 0.1, max: 512 },
  frequencyCount: { min: 1, max: 512 },
  width: { min: 4, max: 256 },
  depth: { min: 2, max: 8 },
  steps: { min: 1, max: 20_000 },
  batchSize: { min: 16, max: 32_768 },
  seed: { min: 0, max: 4_294_967_295 },
} as const;

/** Returns what the worker needs to know of each field. */
export function laneChoices({ encodings, scales, ...sizes }: ShapeSettings): LaneChoice[] {
  return encodings.map((encoding) => ({
    encoding,
    options: {
      ...sizes,
      learningRate: LEARNING_RATE,
      ...(encoding === 'gaussian' || encoding === 'positional' ? { scale: scales[encoding] } : {}),
    },
  }));
}
