import type { Mask } from '@fourier-features/mri';
import type { ReconstructionInput } from '../reconstruction/reconstructionInput.ts';

/** A slice or a volume to reconstruct from its k-space. */
export interface MriInput extends ReconstructionInput {
  /** Bins that are sampled, of `shape`, DC first. */
  readonly mask: Mask;
  /** Sensitivities of the coils, if there are several. */
  readonly sensitivities: Float32Array | undefined;
  /** Whether the object has phases: the field is then complex and people see magnitudes. */
  readonly complex: boolean;
}
