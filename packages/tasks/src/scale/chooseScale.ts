import {
  type Engine,
  type FourierEncoding,
  type LearningRate,
  type Random,
  seededRandom,
} from '@fourier-features/core';
import type { ProgressOptions } from '@fourier-features/core/progress';
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
  encoding(options: { scale: number; frequencyCount: number; random: Random }): FourierEncoding;
}

export interface ChooseScaleOptions extends ProgressOptions {
  /** Short trainings that decide among the best few. */
  readonly probe?: { readonly engine: Engine; readonly steps: number };
}

/** A scale chosen from the data, and the evidence. */
export interface ScaleChoice extends ScaleSuggestion {
  readonly chosen: number;
  /** Steps of the short trainings that decided; absent if predictions did. */
  readonly probe?: number;
}

/**
 * Chooses the scale that the data suggest for a planned training.
 *
 * @throws RangeError if the data are too few or a candidate is out of range; the signal's reason if aborted.
 * @example
 * import { chooseScale, ctTask, drawSlice, scalePlan, simulateCt } from '@fourier-features/tasks';
 *
 * const input = simulateCt(await drawSlice('shepp-logan', { size: 8 }));
 * const plan = ctTask.settings('gaussian', { scale: 'auto', frequencyCount: 16, width: 16, steps: 100 }, input);
 * const problem = await ctTask.scaleProblem(input, plan);
 * const { chosen } = await chooseScale(problem, scalePlan(ctTask, input, plan));
 * const settings = { ...plan, scale: chosen };
 */
export async function chooseScale(
  { coordinates, values, inputDim, scales }: ScaleProblem,
  plan: ScalePlan,
  { probe, ...progress }: ChooseScaleOptions = {},
): Promise<ScaleChoice> {
  const { frequencyCount, width, depth, steps, learningRate, seed } = plan;
  const suggestion = await suggestScale({
    coordinates,
    values,
    inputDim,
    scales,
    steps,
    learningRate,
    frequencyCount,
    network: { depth, width, parameterisation: 'standard', bias: true },
    encoding: (scale, random) => plan.encoding({ scale, frequencyCount, random }),
    ...(probe ? { probe: { ...probe, width, depth } } : {}),
    random: seededRandom(seed),
    ...progress,
  });
  const chosen = suggestion.ranked[0]!.scale;
  return { ...suggestion, chosen, ...(probe ? { probe: probe.steps } : {}) };
}
