import type { FieldDescription } from './fieldDescription.ts';

/** A training to a picture, as plain data for a process of its own, ours or PyTorch's. */
export interface Training {
  readonly description: FieldDescription;
  readonly optimizer: {
    readonly learningRate: number;
    readonly beta1: number;
    readonly beta2: number;
    readonly epsilon: number;
  };
  /** Pixels per step, drawn with replacement, or `full` for all of them in every step. */
  readonly batchSize: number | 'full';
  /** Steps at most. */
  readonly steps: number;
  /** Steps from one measurement of the fit PSNR to the next. */
  readonly checkEvery: number;
  /** Fit PSNR in dB at which the training ends; absent to make all steps. */
  readonly until?: number | undefined;
}

/** The picture of a training: pixels as float32, `[height, width, channels]`, in a file. */
export interface PictureFile {
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** What a process that trains is told, as JSON. */
export interface TrainingRequest extends Training {
  readonly picture: PictureFile;
  readonly seed: number;
  readonly threads: number;
}

/** The fit PSNR after a number of steps. */
export interface Check {
  readonly step: number;
  /** Seconds of training until then: drawing batches and steps, without the checks. */
  readonly seconds: number;
  /** Of all pixels, in dB. */
  readonly psnr: number;
}

/** What a process that trained answers, as JSON. */
export interface TrainingResult {
  readonly engine: string;
  readonly threads: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly checks: readonly Check[];
}

/** Adam with the customary constants, at a rate. */
export function adamAt(learningRate: number): Training['optimizer'] {
  return { learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
}
