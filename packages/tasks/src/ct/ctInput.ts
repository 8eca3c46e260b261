import type { ParallelGeometry } from '@fourier-features/ct';
import type { ReconstructionInput } from '../reconstruction/reconstructionInput.ts';

/** An operator of a scan: `lines`, lengths of rays in pixels, or `published`, the paper's by nearest neighbour. */
export type CtOperatorName = 'lines' | 'published';

/** Which operator, and where its rays are. */
export interface CtScan {
  readonly operatorName: CtOperatorName;
  /** Pixels of the reconstruction, `[n, n]`. */
  readonly shape: readonly [number, number];
  /** Angles of the projections, in radians. */
  readonly angles: Float64Array;
  /** Of `publishedGeometry` if the operator is `published`, which has no other. */
  readonly geometry: ParallelGeometry;
}

/** A slice to reconstruct from its sinogram. Row 0 is the top of the picture. */
export interface CtInput extends ReconstructionInput {
  readonly scan: CtScan;
}
