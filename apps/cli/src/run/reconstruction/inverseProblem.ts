import type { Checkpoint, Encoding, Engine, FitEvent, LinearOperator, Random } from '@fourier-features/core';
import type { Picture } from '@fourier-features/pictures';
import type { NetworkSettings } from '../fitReport.ts';

/** All that decides the result of a reconstruction, as records have it. */
export interface ReconstructionSettings extends NetworkSettings {
  readonly steps: number;
  readonly learningRate: number;
  /** PSNR against the ground truth at which to stop, in dB. */
  readonly targetPsnr: number | null;
  /** How the measurements were made or read, and which operator explains them. */
  readonly measurement: Readonly<Record<string, number | string | boolean | null>>;
}

export interface FitRun {
  readonly engine: Engine;
  readonly resume: Checkpoint | undefined;
  readonly checkpointSeconds: number;
  readonly signal: AbortSignal;
}

/** A file of results. */
export interface ResultFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** PSNR in dB and SSIM, against the ground truth. */
export interface ReconstructionScore {
  readonly psnr: number;
  readonly ssim: number | null;
}

/** Something else that solves the problem, to compare fields with. */
export interface Baseline {
  readonly name: string;
  /** Values of the operator's input shape. */
  solve(progress: (share: number) => void, signal: AbortSignal): Promise<Float32Array>;
}

/** Measurements and the operator that explains them; what CT and MRI have in common for the terminal. */
export interface InverseProblem {
  readonly task: 'ct' | 'mri';
  /** For headings and the folder of results. */
  readonly name: string;
  /** One line for people: what is reconstructed from what. */
  readonly description: string;
  /** Of the file, or of what was made in its place. */
  readonly sha256: string;
  /** Cells along each axis, the slowest first. */
  readonly shape: readonly number[];
  readonly operator: LinearOperator;
  readonly measurements: Float32Array;
  /** Visible values of the ground truth, where there is one. */
  readonly truth: Float32Array | undefined;
  /** The first is direct and takes no time: a scale can be chosen from it. */
  readonly baselines: readonly [Baseline, ...Baseline[]];
  /** The encoding of that name for the problem's coordinates. */
  build(
    encoding: string,
    options: { scale: number | null; frequencyCount: number; random: Random },
  ): Encoding;
  fit(settings: ReconstructionSettings, run: FitRun): AsyncGenerator<FitEvent, void, undefined>;
  /** Values of the operator's input → what people look at, nominally in [0, 1]: attenuations, or magnitudes. */
  visible(values: Float32Array): Float32Array;
  /** Against the truth; undefined where there is none. */
  score(visible: Float32Array): ReconstructionScore | undefined;
  /** What people see of visible values: the picture, or slices of the volume. */
  picture(visible: Float32Array): Picture;
  /** Visible values as files: a picture, a volume. */
  encode(visible: Float32Array): Promise<readonly ResultFile[]>;
  /** The measurements as a file that `reconstruct` reads. */
  encodeMeasurements(): ResultFile;
}

/** By how much errors are amplified in error maps. */
export const ERROR_GAIN = 5;

/** |visible − truth| amplified, as a picture; undefined without a truth. */
export function errorPicture(problem: InverseProblem, visible: Float32Array): Picture | undefined {
  const { truth } = problem;
  if (!truth) return undefined;
  return problem.picture(visible.map((value, i) => Math.min(1, ERROR_GAIN * Math.abs(value - truth[i]!))));
}
