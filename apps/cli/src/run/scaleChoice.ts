import { createRandom, type Encoding, type Random } from '@fourier-features/core';
import { type Curve, curveChart } from '@fourier-features/pictures';
import { type ScaleSuggestion, suggestScale } from '@fourier-features/theory';
import type { OutputFolder } from '../files/outputs.ts';
import { say } from '../terminal/say.ts';

/** Data to choose a scale for, and the training that is planned. */
export interface ScaleQuestion {
  /** `[n, d]`. */
  readonly coordinates: Float32Array;
  /** `[n, c]`. */
  readonly values: Float32Array;
  readonly inputDim: number;
  /** Cells along the longest side of what is learnt: no frequency beyond half of them can be told. */
  readonly cells: number;
  readonly plan: {
    readonly encoding: string;
    readonly features: number;
    readonly width: number;
    readonly depth: number;
    readonly steps: number;
    readonly learningRate: number;
    readonly seed: number;
  };
  /** Instead of `defaultScales`. */
  readonly scales?: readonly number[];
  build(options: { scale: number; frequencyCount: number; random: Random }): Encoding;
}

/** What records say of a scale that was chosen from the data. */
export interface ScaleChoice extends ScaleSuggestion {
  readonly chosen: number;
}

const CANDIDATES = 8;

/**
 * Candidates for so many cells along a side: from 1 to a quarter of them, evenly on a logarithmic scale; for positional
 * encodings the logarithms of highest frequencies, whole numbers up to that of half the cells.
 */
export function defaultScales(encoding: string, cells: number): number[] {
  if (encoding.startsWith('positional')) {
    const highest = Math.max(1, Math.floor(Math.log2(cells / 2)));
    return Array.from({ length: highest }, (_, i) => i + 1);
  }
  const highest = Math.max(2, cells / 4);
  const scales = Array.from({ length: CANDIDATES }, (_, i) => highest ** (i / (CANDIDATES - 1)));
  // A log-uniform encoding takes scales above 1 only.
  const least = encoding === 'log-uniform' ? 1.1 : 1;
  return [...new Set(scales.map((scale) => Number(Math.max(least, scale).toPrecision(2))))];
}

/** The scale that the data suggest for a planned training. */
export async function chooseScale(question: ScaleQuestion): Promise<ScaleChoice> {
  const { coordinates, values, inputDim, plan, build } = question;
  const { features, width, depth, steps, learningRate, seed } = plan;
  const suggestion = await suggestScale({
    coordinates,
    values,
    inputDim,
    scales: question.scales ?? defaultScales(plan.encoding, question.cells),
    steps,
    learningRate,
    frequencyCount: features,
    network: { depth, width, parameterisation: 'standard', bias: true },
    encoding: (scale, random) => build({ scale, frequencyCount: features, random }),
    random: createRandom(seed),
  });
  const chosen = suggestion.ranked[0]!.scale;
  return { ...suggestion, chosen };
}

/** As `chooseScale`, for `--scale auto`: says what was chosen. */
export async function automaticScale(question: ScaleQuestion): Promise<ScaleChoice> {
  const choice = await chooseScale(question);
  say(
    `--scale auto: ${choice.chosen}, chosen from the data; within 0.5 dB by prediction: ${choice.plateau.join(', ')}`,
  );
  return choice;
}

/** Writes the evidence for a scale before it is trained with; nothing where it was not chosen from the data. */
export async function writeScaleChoice(
  out: OutputFolder,
  choice: ScaleChoice | undefined,
  unit: ScaleUnit,
): Promise<{ files: { scale?: string }; report: { scaleChoice?: ScaleChoice } }> {
  if (!choice) return { files: {}, report: {} };
  const scale = await out.write('scale.svg', scaleChart(choice, unit));
  return { files: { scale }, report: { scaleChoice: choice } };
}

/** What a scale counts. */
export type ScaleUnit = 'cycles per side' | 'cycles per scene unit' | 'log2 of the highest frequency';

/** Of scales along the sides of a picture, a box or a volume. */
export function scaleUnit(encoding: string): ScaleUnit {
  return encoding.startsWith('positional') ? 'log2 of the highest frequency' : 'cycles per side';
}

/** The evidence: predicted held-out PSNR against scale. */
export function scaleChart({ ranked, plateau, chosen }: ScaleChoice, unit: ScaleUnit): string {
  const ascending = ranked.toSorted((a, b) => a.scale - b.scale);
  const on = (scales: readonly number[]): Curve['points'] =>
    ascending
      .filter(({ scale }) => scales.includes(scale))
      .map(({ scale, heldOutPsnr }) => [scale, heldOutPsnr] as const);
  return curveChart({
    title: 'Scale, predicted from the data',
    xLabel: `scale (${unit})`,
    yLabel: 'predicted held-out PSNR (dB)',
    xScale: unit.startsWith('log2') ? 'linear' : 'log',
    series: [
      { name: 'predicted', points: on(ascending.map(({ scale }) => scale)) },
      { name: 'within 0.5 dB', points: on(plateau), scattered: true, colour: 2 },
      { name: 'chosen', points: on([chosen]), scattered: true, colour: 1 },
    ],
  });
}
