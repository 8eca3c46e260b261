import {
  type Encoding,
  type Engine,
  type LearningRate,
  learningRateAt,
  type Random,
  seededRandom,
} from '@fourier-features/core';
import { type ScaleSuggestion, suggestScale } from '@fourier-features/theory';
import type { ScaleProblem } from './scaleProblem.ts';

/** The training that a scale is chosen for. */
export interface ScalePlan {
  readonly frequencyCount: number;
  readonly width: number;
  readonly depth: number;
  readonly steps: number;
  readonly learningRate: LearningRate;
  readonly seed: number;
  /** Returns the encoding with a scale. */
  encoding(options: { scale: number; frequencyCount: number; random: Random }): Encoding;
}

export interface ChooseScaleOptions {
  /** Short trainings that decide among the best few. */
  readonly probe?: { readonly engine: Engine; readonly steps: number };
  readonly onProgress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
}

/** A scale chosen from the data, and the evidence. */
export interface ScaleChoice extends ScaleSuggestion {
  readonly chosen: number;
}

/**
 * Chooses the scale that the data suggest for a planned training.
 *
 * @throws RangeError if the data are too few or a candidate is out of range.
 */
export async function chooseScale(
  { coordinates, values, inputDim, scales }: ScaleProblem,
  plan: ScalePlan,
  { probe, onProgress, signal }: ChooseScaleOptions = {},
): Promise<ScaleChoice> {
  const { frequencyCount, width, depth, steps, learningRate, seed } = plan;
  const suggestion = await suggestScale({
    coordinates,
    values,
    inputDim,
    scales,
    steps,
    learningRate: meanRate(learningRate, steps),
    frequencyCount,
    network: { depth, width, parameterisation: 'standard', bias: true },
    encoding: (scale, random) => plan.encoding({ scale, frequencyCount, random }),
    ...(probe ? { probe: { ...probe, width, depth } } : {}),
    random: seededRandom(seed),
    ...(onProgress ? { onProgress } : {}),
    ...(signal ? { signal } : {}),
  });
  return { ...suggestion, chosen: suggestion.ranked[0]!.scale };
}

/** Mean over the steps of a training. */
function meanRate(rate: LearningRate, steps: number): number {
  if (typeof rate === 'number') return rate;
  if (typeof rate === 'object' && rate.kind === 'cosine' && rate.steps === undefined)
    return (rate.initial + rate.final) / 2;
  let sum = 0;
  for (let step = 0; step < steps; step++) sum += learningRateAt(rate, step, steps);
  return sum / steps;
}
