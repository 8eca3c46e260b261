import { type Curve, curveChart } from '@fourier-features/charts';
import type { Engine } from '@fourier-features/core';
import {
  chooseScale,
  type FitSettings,
  type ScaleChoice,
  scalePlan,
  type Task,
  type TaskInput,
} from '@fourier-features/tasks';
import type { ScaleCandidate } from '@fourier-features/theory';
import { refuse } from '../files/inputs.ts';
import { say } from '../terminal/say.ts';
import { sayProgress } from '../terminal/sayProgress.ts';
import { scaleText } from './scaleText.ts';

/** Chooses the scale for `--scale auto`, and says which. */
export async function automaticScale<Input extends TaskInput, Settings extends FitSettings>(
  task: Task<Input, Settings>,
  input: Input,
  settings: Settings,
  {
    engine,
    steps,
    signal,
  }: {
    engine: Engine;
    /** Steps of short trainings that decide; undefined if predictions do. */
    steps: number | undefined;
    signal: AbortSignal;
  },
): Promise<ScaleChoice> {
  const probing =
    steps === undefined ? {} : { probe: { engine, steps }, onProgress: sayProgress('probing scales') };
  const choice = await refuse('--scale auto', async () =>
    chooseScale(await task.scaleProblem(input, settings, signal), scalePlan(task, input, settings), {
      ...probing,
      signal,
    }),
  );
  say(`--scale auto: ${choice.chosen}, chosen from the data; ${scaleText(choice)}`);
  return choice;
}

/** Draws the evidence for a scale: held-out PSNR against scale, predicted and, if it was probed, measured. */
export function scaleChart(
  { ranked, plateau, chosen, withinDb, decidedBy }: ScaleChoice,
  unit: string,
): string {
  const ascending = ranked.toSorted((a, b) => a.scale - b.scale);
  const predicted = ({ heldOutPsnr }: ScaleCandidate): number | null => heldOutPsnr;
  const probed = ({ probePsnr }: ScaleCandidate): number | null => probePsnr;
  const isProbed = decidedBy === 'probe';
  const decisive = isProbed ? probed : predicted;
  const on = (scales: readonly number[], of: typeof predicted): Curve['points'] =>
    ascending.flatMap((candidate) => {
      const psnr = scales.includes(candidate.scale) ? of(candidate) : null;
      return psnr === null ? [] : [[candidate.scale, psnr] as const];
    });
  const all = ascending.map(({ scale }) => scale);
  return curveChart({
    title: isProbed ? 'Scale, probed on the data' : 'Scale, predicted from the data',
    xLabel: `scale (${unit})`,
    yLabel: isProbed ? 'held-out PSNR (dB)' : 'predicted held-out PSNR (dB)',
    xScale: 'log',
    series: [
      { name: 'predicted', points: on(all, predicted) },
      ...(isProbed ? [{ name: 'probed', points: on(all, probed), colour: 3 }] : []),
      { name: `within ${withinDb} dB`, points: on(plateau, decisive), scattered: true, colour: 2 },
      { name: 'chosen', points: on([chosen], decisive), scattered: true, colour: 1 },
    ],
  });
}
