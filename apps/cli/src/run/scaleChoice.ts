import { type Encoding, type Engine, type Random, seededRandom } from '@fourier-features/core';
import { type Curve, curveChart } from '@fourier-features/pictures';
import { type ScaleCandidate, type ScaleSuggestion, suggestScale } from '@fourier-features/theory';
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
  /** Short trainings that decide among the best few. */
  readonly probe?: { readonly engine: Engine; readonly steps: number };
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
  const { coordinates, values, inputDim, plan, probe, build } = question;
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
    ...(probe ? { probe: { ...probe, width, depth, onProbed: sayProbed } } : {}),
    random: seededRandom(seed),
  });
  const chosen = suggestion.ranked[0]!.scale;
  return { ...suggestion, chosen };
}

function sayProbed(scale: number, psnr: number): void {
  say(`scale ${scale}: held-out PSNR ${psnr.toFixed(2)} dB`);
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

/** The evidence: held-out PSNR against scale, predicted and, where it was probed, measured. */
export function scaleChart({ ranked, plateau, chosen, decidedBy }: ScaleChoice, unit: ScaleUnit): string {
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
    xScale: unit.startsWith('log2') ? 'linear' : 'log',
    series: [
      { name: 'predicted', points: on(all, predicted) },
      ...(isProbed ? [{ name: 'probed', points: on(all, probed), colour: 3 }] : []),
      { name: 'within 0.5 dB', points: on(plateau, decisive), scattered: true, colour: 2 },
      { name: 'chosen', points: on([chosen], decisive), scattered: true, colour: 1 },
    ],
  });
}
