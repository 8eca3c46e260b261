/** A scale with the evidence for it. */
export interface ScaleCandidate {
  readonly scale: number;
  /** Held-out PSNR that linear dynamics predicts at the planned time, in dB, peak 1. */
  readonly heldOutPsnr: number;
  /** Root mean square difference, over distances, between the correlations of the data and of untrained networks. */
  readonly spectrumMismatch: number;
  /** Held-out PSNR after a probe, in dB, peak 1; null without one. */
  readonly probePsnr: number | null;
}
