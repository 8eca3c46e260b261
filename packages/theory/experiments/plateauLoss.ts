/**
 * Returns how much PSNR the worst scale of a plateau loses, in dB, against the best of all.
 *
 * @param trained PSNR that training reaches with each scale, in dB.
 * @param predicted PSNR that was predicted for each scale, in dB.
 * @param tolerance largest predicted loss of the plateau's scales, in dB.
 */
export function plateauLoss(
  trained: readonly number[],
  predicted: readonly number[],
  tolerance: number,
): number {
  const highest = Math.max(...predicted);
  const plateau = trained.filter((_, i) => predicted[i]! >= highest - tolerance);
  return Math.max(...trained) - Math.min(...plateau);
}
