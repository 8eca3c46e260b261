import type { Divergence } from '@fourier-features/core';
import type { FitSettings } from '@fourier-features/tasks';
import { quoted } from '../terminal/quoted.ts';

/** Returns one line about a fit that diverged: where, what to lower, and what is saved of it. */
export function divergenceText(
  { step, found }: Divergence,
  { cure, made, saved }: { cure: string; made: number; saved: string | undefined },
): string {
  const number = found === 'loss' ? 'the loss is' : 'weights are';
  const state =
    saved === undefined
      ? ''
      : ` ${quoted(saved)} has the state after ${made} steps; --resume with --steps ${made} keeps it.`;
  return `diverged at step ${step}, where ${number} not finite. Lower ${cure}.${state}`;
}

/** Returns the options that make trainings diverge, with their values. */
export function divergenceCure({ learningRate, scale }: Pick<FitSettings, 'learningRate' | 'scale'>): string {
  const rate =
    typeof learningRate === 'object'
      ? learningRate.initial
      : typeof learningRate === 'number'
        ? learningRate
        : undefined;
  const first = rate === undefined ? '--learning-rate' : `--learning-rate (${rate})`;
  return scale === null ? first : `${first} or --scale (${Number(scale.toPrecision(3))})`;
}
