import type { Holdout, ImageEncodingName } from '@fourier-features/image';

/** All that decides the result of an image fit, as records have it. */
export interface ImageSettings {
  readonly encoding: ImageEncodingName;
  /** Cycles per image side, or log₂ of the highest frequency; null for encodings without one. */
  readonly scale: number | null;
  /** There where the scale was chosen from the data, by `--scale auto`. */
  readonly scaleFrom?: 'data';
  /** m, the number of frequencies. */
  readonly features: number;
  readonly width: number;
  readonly depth: number;
  readonly steps: number;
  readonly batch: number | 'full';
  readonly learningRate: number;
  readonly seed: number;
  readonly holdout: Holdout;
  /** Box reduction of the picture before the fit. */
  readonly reduce: number;
  /** Fit PSNR at which to stop, in dB. */
  readonly targetPsnr: number | null;
}
