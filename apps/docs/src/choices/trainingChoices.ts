import type { EngineChoice } from '@fourier-features/components/workers/engineChoice.ts';
import { cosineSchedule } from '@fourier-features/core';
import type { LaneChoice } from '../live/protocol.ts';

/** Encodings that pages compare side by side. */
export type ComparedEncoding = 'none' | 'basic' | 'positional' | 'gaussian';

/** What a visitor chooses for a training, on the pages of all tasks but pictures. */
export interface TrainingChoices {
  readonly encodings: readonly ComparedEncoding[];
  /** Cycles per side; null for the task's default. */
  readonly scales: Readonly<Record<'positional' | 'gaussian', number | null>>;
  readonly frequencyCount: number;
  readonly width: number;
  readonly depth: number;
  readonly steps: number;
  /** First learning rate of a cosine schedule. */
  readonly learningRate: number;
  readonly seed: number;
  readonly engine: EngineChoice;
}

/** Small networks, which two cores train in seconds; the tasks' own defaults are four times as wide. */
export const initialTraining: TrainingChoices = {
  encodings: ['none', 'gaussian'],
  scales: { positional: null, gaussian: null },
  frequencyCount: 64,
  width: 64,
  depth: 4,
  steps: 300,
  learningRate: 5e-3,
  seed: 0,
  engine: 'auto',
};

/** Limits of the numbers, which keep a page usable. */
export const limits = {
  scale: { min: 0.1, max: 128 },
  frequencyCount: { min: 1, max: 512 },
  width: { min: 4, max: 512 },
  depth: { min: 1, max: 8 },
  steps: { min: 1, max: 10_000 },
  learningRate: { min: 1e-6, max: 1 },
  seed: { min: 0, max: 4_294_967_295 },
} as const;

/** Limits of the scales: frequencies of the positional encoding rise from 1 to it. */
export const scaleLimits = { positional: { ...limits.scale, min: 1.1 }, gaussian: limits.scale } as const;

/** Returns the encodings of the fields in training, in the worker's order; of those to be trained before a start. */
export function laneEncodings(
  lanes: readonly { readonly choice: LaneChoice }[],
  { encodings }: TrainingChoices,
): readonly ComparedEncoding[] {
  return lanes.length > 0 ? lanes.map(({ choice }) => choice.name as ComparedEncoding) : encodings;
}

/** Part of the first learning rate that is left at the end. */
const FINAL_RATE = 0.05;

/** Returns what the worker needs to know of each field. */
export function laneChoices({
  encodings,
  scales,
  learningRate,
  engine: _engine,
  ...numbers
}: TrainingChoices): readonly LaneChoice[] {
  return encodings.map((encoding) => {
    const scale = encoding === 'positional' || encoding === 'gaussian' ? scales[encoding] : null;
    return {
      name: encoding,
      options: {
        ...numbers,
        learningRate: cosineSchedule({ initial: learningRate, final: FINAL_RATE * learningRate }),
        ...(scale === null ? {} : { scale }),
      },
    };
  });
}
