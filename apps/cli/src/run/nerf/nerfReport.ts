import type { DensityActivation, NerfBackground, NerfEncodingName, ViewScores } from '@fourier-features/nerf';
import type { SceneSettings } from '../../files/readScene.ts';
import type { FitProvenance, FitReport, NetworkSettings } from '../fitReport.ts';

/** All that decides the result of a scene's fit, as records have it. */
export interface NerfSettings extends NetworkSettings, SceneSettings {
  readonly encoding: NerfEncodingName;
  readonly steps: number;
  readonly rays: number;
  readonly samples: number;
  readonly learningRate: number;
  readonly density: DensityActivation;
  readonly occupancy: boolean;
  /** PSNR of training pixels at which to stop, in dB. */
  readonly targetPsnr: number | null;
}

/** What `--json` prints about one fit. */
export interface NerfReport extends FitReport {
  readonly task: 'nerf';
  readonly learningRate: number;
  readonly rays: number;
  readonly samples: number;
  readonly density: DensityActivation;
  readonly background: NerfBackground;
  readonly near: number;
  readonly far: number;
  /** On the views held out: means, and each. */
  readonly test: ViewScores;
  readonly files: Readonly<Record<string, string>>;
}

/** What was learnt from. */
export interface NerfInput {
  readonly name: string;
  readonly sha256: string;
  readonly views: number;
  readonly heldOut: number;
  readonly heldOutFrom: string;
  /** Pixels of the first view. */
  readonly width: number;
  readonly height: number;
}

/** The record of one fit. */
export type NerfManifest = NerfReport & FitProvenance<NerfSettings, NerfInput>;
