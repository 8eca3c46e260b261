import type { CurvePoint } from '@fourier-features/core';
import type { Machine } from '@fourier-features/core/node';
import type { ImageScore } from '@fourier-features/image';
import type { ImageSettings } from './imageSettings.ts';

/** What `--json` prints about one fit. */
export interface ImageReport extends ImageScore {
  readonly task: 'image';
  readonly encoding: string;
  readonly scale: number | null;
  readonly features: number;
  readonly width: number;
  readonly depth: number;
  /** Updates made: fewer than asked for where the fit stopped early. */
  readonly steps: number;
  readonly seed: number;
  readonly engine: string;
  /** Training time of this run, measurements included. */
  readonly seconds: number;
  readonly stepsPerSecond: number;
  readonly files: Readonly<Record<string, string>>;
}

/** The record of one fit: enough to make it again, and to prove that it came out the same. */
export interface ImageManifest extends ImageReport {
  readonly software: { readonly name: string; readonly version: string };
  readonly machine: Machine;
  readonly settings: ImageSettings;
  readonly input: {
    readonly name: string;
    readonly sha256: string;
    readonly width: number;
    readonly height: number;
    readonly channels: number;
  };
  readonly weights: { readonly sha256: string };
  readonly stopped: string;
  /** Step at which this run took over from a checkpoint, or 0. */
  readonly resumedFrom: number;
  /** PSNR in dB after each logged step: on the pixels trained on, and on those held out. */
  readonly curve: readonly CurvePoint[];
}
