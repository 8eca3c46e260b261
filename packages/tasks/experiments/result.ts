import type { Scores } from '@fourier-features/core';
import type { FieldChoice } from '@fourier-features/tasks';
import type { FieldSize } from './equalSize.ts';
import type { SubjectKind } from './protocol.ts';

/** Points of a training: after which step, and the measures there, each a list. */
export interface FieldCurve {
  readonly step: readonly number[];
  readonly [measure: string]: readonly number[];
}

/** One field fitted to one subject. */
export interface FieldResult {
  readonly kind: SubjectKind;
  readonly subject: string;
  /** SHA-256 of the subject's data. */
  readonly sha256: string;
  /** Name of a field, or of an encoding of `fourier`. */
  readonly field: FieldChoice;
  readonly seed: number;
  readonly size: FieldSize;
  /** Trained numbers. */
  readonly parameters: number;
  /** PSNR in dB; IoU and SSIM as fractions. */
  readonly scores: Scores;
  /** Seconds of a step without measurements, in the fastest span between two measurements. */
  readonly stepSeconds: number;
  readonly curve: FieldCurve;
}

/** The measures by which fields of a kind are compared, the first one above all; PSNR in dB, IoU as a fraction. */
export const mainMeasures: Readonly<Record<SubjectKind, readonly string[]>> = {
  image: ['heldOutPsnr', 'fitPsnr'],
  shape: ['boundaryIou', 'uniformIou'],
  ct: ['psnr'],
  scene: ['heldOutPsnr'],
  fullShape: ['boundaryIou', 'uniformIou'],
};
