import type { ParallelGeometry } from '@fourier-features/ct';
import type { ReconstructionInput } from '../reconstruction/reconstructionInput.ts';

export type CtOperatorName = 'lines' | 'published';

/** Which operator, and where its rays are. */
export interface CtScan {
  readonly operatorName: CtOperatorName;
  /** Pixels of the reconstruction, `[n, n]`. */
  readonly shape: readonly [number, number];
  /** Angles of the projections, in radians. */
  readonly angles: Float64Array;
  readonly geometry: ParallelGeometry;
}

/** A slice to reconstruct from its sinogram. Row 0 is the top of the picture. */
export interface CtInput extends ReconstructionInput {
  readonly scan: CtScan;
}
