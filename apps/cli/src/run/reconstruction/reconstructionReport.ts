import type { FitProvenance, FitReport } from '../fitReport.ts';
import type { ReconstructionScore, ReconstructionSettings } from './inverseProblem.ts';

/** What `--json` prints about one reconstruction. */
export interface ReconstructionReport extends FitReport {
  readonly task: 'ct' | 'mri';
  readonly learningRate: number;
  /** How the measurements came about. */
  readonly measurement: ReconstructionSettings['measurement'];
  /** Against the ground truth; null where there is none. */
  readonly test: ReconstructionScore | null;
  readonly files: Readonly<Record<string, string>>;
}

/** What was measured. */
export interface ReconstructionInput {
  readonly name: string;
  readonly sha256: string;
  readonly shape: readonly number[];
  readonly measurements: readonly number[];
}

/** The record of one reconstruction. */
export type ReconstructionManifest = ReconstructionReport &
  FitProvenance<ReconstructionSettings, ReconstructionInput>;
