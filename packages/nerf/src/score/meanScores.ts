import type { ViewScores } from './scoreView.ts';

/** Scores of several views together. */
export type SceneScores = {
  /** Mean of the views' PSNRs, dB. */
  readonly psnr: number;
  /** Population standard deviation of the views' PSNRs, dB, as in the paper's tables. */
  readonly psnrDeviation: number;
  /** Mean of the views' SSIMs, in [−1, 1]; absent if a view has none. */
  readonly ssim?: number;
};

/**
 * Averages the scores of views, as `score` does.
 *
 * @throws RangeError if `views` is empty.
 * @example
 * import * as nerf from '@fourier-features/nerf';
 *
 * nerf.meanScores([{ psnr: 20 }, { psnr: 24 }]); // { psnr: 22, psnrDeviation: 2 }
 */
export function meanScores(views: readonly ViewScores[]): SceneScores {
  if (views.length === 0) throw new RangeError('meanScores: views must hold at least one view, got none');
  const psnr = mean(views.map((view) => view.psnr));
  const similarities = views.flatMap(({ ssim }) => ssim ?? []);
  return {
    psnr,
    psnrDeviation: Math.sqrt(mean(views.map((view) => (view.psnr - psnr) ** 2))),
    ...(similarities.length === views.length ? { ssim: mean(similarities) } : {}),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
