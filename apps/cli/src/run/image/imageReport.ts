import type { ImageScore } from '@fourier-features/image';
import type { FitProvenance, FitReport } from '../fitReport.ts';
import type { ImageSettings } from './imageSettings.ts';

/** What `--json` prints about one fit. */
export interface ImageReport extends FitReport, ImageScore {
  readonly task: 'image';
  readonly files: Readonly<Record<string, string>>;
}

/** Which picture was learnt. */
export interface ImageInput {
  readonly name: string;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly channels: number;
}

/** The record of one fit. */
export type ImageManifest = ImageReport & FitProvenance<ImageSettings, ImageInput>;
