import type { MeshReport } from '@fourier-features/datasets';
import type { OccupancyEncodingName, OccupancyScore } from '@fourier-features/occupancy';
import type { FitProvenance, FitReport } from '../fitReport.ts';

/** All that decides the result of an occupancy fit, as records have it. */
export interface OccupancySettings {
  readonly encoding: OccupancyEncodingName;
  /** Cycles per side of the domain, or log₂ of the highest frequency; null for encodings without one. */
  readonly scale: number | null;
  /** There where the scale was chosen from the data, by `--scale auto`. */
  readonly scaleFrom?: 'data';
  readonly features: number;
  readonly width: number;
  readonly depth: number;
  readonly steps: number;
  /** Fresh points per step. */
  readonly batch: number;
  /** Of the first step; it falls to a twentieth along half a cosine. */
  readonly learningRate: number;
  readonly seed: number;
  /** Where training points are drawn. */
  readonly points: 'mixed' | 'uniform';
}

/** How the extracted mesh compares with the input. */
export interface ExtractedMesh {
  readonly vertices: number;
  readonly faces: number;
  readonly watertight: boolean;
  readonly genus: number | null;
  /** Parts: more than the shape has are islands that the field has left in empty space. */
  readonly components: number;
  /** Cells along the longest side. */
  readonly resolution: number;
  /** Share of common volume with the input, by 2¹⁸ points. */
  readonly volumetricIou: number;
  /** Mean distance between the surfaces, in sides of the domain. */
  readonly chamfer: number;
}

/** What `--json` prints about one fit. */
export interface OccupancyReport extends FitReport {
  readonly task: 'occupancy';
  /** On fresh points: uniform in the box, and near the surface. */
  readonly test: OccupancyScore;
  /** Null where the field is nowhere above ½. */
  readonly mesh: ExtractedMesh | null;
  readonly files: Readonly<Record<string, string>>;
}

/** Which shape was learnt. */
export interface OccupancyInput {
  readonly name: string;
  readonly sha256: string;
  readonly report: MeshReport;
}

/** The record of one fit. */
export type OccupancyManifest = OccupancyReport & FitProvenance<OccupancySettings, OccupancyInput>;
