/** One scale and what is known of it. */
export interface ScaleCandidate {
  readonly scale: number;
  /** PSNR in dB, peak 1, on held-out points, predicted by linear dynamics until the planned time. */
  readonly heldOutPsnr: number;
  /** Root mean square difference, over distances, of the correlations of data and of untrained networks. */
  readonly spectrumMismatch: number;
  /** PSNR in dB, peak 1, on held-out points after the probe; null where none was made. */
  readonly probePsnr: number | null;
}
