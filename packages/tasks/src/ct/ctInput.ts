import type { FanGeometry, ParallelGeometry } from '@fourier-features/ct';
import type { ReconstructionInput } from '../reconstruction/reconstructionInput.ts';

/** An operator of a scan: `lines`, lengths of rays in pixels, or `published`, the paper's by nearest neighbour. */
export type CtOperatorName = 'lines' | 'published';

/** Rays of a simulated scan: parallel ones, or a fan from a source that turns about the object. */
export type CtBeam = 'parallel' | 'fan';

/** Which operator, and where its rays are. */
export interface CtScan {
  readonly operatorName: CtOperatorName;
  /** Pixels of the reconstruction, `[n, n]`. */
  readonly shape: readonly [number, number];
  /** Angles of the projections, in radians. */
  readonly angles: Float64Array;
  /** Of `publishedGeometry` if the operator is `published`, which has no other; `{}` of a fan beam. */
  readonly geometry: ParallelGeometry;
  /** Source and detector of a fan beam; undefined if the beam is parallel. */
  readonly fan?: FanGeometry | undefined;
}

/** A slice to reconstruct from its sinogram. Row 0 is the top of the picture. */
export interface CtInput extends ReconstructionInput {
  readonly scan: CtScan;
}
