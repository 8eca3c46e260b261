/**
 * Scores of a result by name, such as `psnr` in dB, `ssim` in [−1, 1] or `iou` in [0, 1]; each function that returns scores
 * documents its names. A score that does not apply is absent.
 */
export type Scores = Readonly<Record<string, number>>;
