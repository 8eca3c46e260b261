import { type Engine, type Field, psnr, ssim, type Trainer } from '@fourier-features/core';
import { backgroundColour, type NerfBackground } from './render/background.ts';
import { type RenderedView, type RenderViewOptions, renderWith } from './render/renderView.ts';
import { checkViews, readPixel, type View } from './scene/view.ts';
import { withField } from './withField.ts';

/** How like its picture a view was rendered. */
export interface ViewScore {
  /** dB, peak 1, over all pixels and colours. */
  readonly psnr: number;
  /** In [−1, 1]; null where the picture is smaller than SSIM's window of 11×11. */
  readonly ssim: number | null;
}

export interface ViewScores {
  readonly views: readonly ViewScore[];
  /** Mean of the views' PSNRs, and their standard deviation (divided by n, as in the paper). */
  readonly psnr: number;
  readonly psnrDeviation: number;
  readonly ssim: number | null;
}

export interface ScoreViewsOptions extends RenderViewOptions {
  /** Told what each view was rendered to. */
  onView?: (index: number, rendered: RenderedView) => void;
}

/**
 * Renders views and compares them with their pictures, both over the background.
 *
 * @throws RangeError if the field is no radiance field, or a picture does not fit its camera.
 */
export function scoreViews(
  engine: Engine,
  field: Field,
  views: readonly View[],
  options: ScoreViewsOptions,
): Promise<ViewScores> {
  return withField('scoreViews', engine, field, (evaluate) => scoreViewsWith(evaluate, views, options));
}

/** The same, of whatever answers with raw values `[n, 4]` at points `[n, 3]`. */
export async function scoreViewsWith(
  evaluate: Trainer['evaluate'],
  views: readonly View[],
  { onView, ...options }: ScoreViewsOptions,
): Promise<ViewScores> {
  checkViews('scoreViews', views);
  const scores: ViewScore[] = [];
  for (const [index, view] of views.entries()) {
    const rendered = await renderWith(evaluate, view.camera, options);
    onView?.(index, rendered);
    const { width, height, colour } = rendered;
    const truth = pictureOver(view, options.background ?? 'black');
    scores.push({
      psnr: psnr(colour, truth),
      ssim: Math.min(width, height) < 11 ? null : ssim(colour, truth, { width, height, channels: 3 }),
    });
  }
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const average = mean(scores.map((score) => score.psnr));
  const structural = scores.flatMap((score) => score.ssim ?? []);
  return {
    views: scores,
    psnr: average,
    psnrDeviation: Math.sqrt(mean(scores.map((score) => (score.psnr - average) ** 2))),
    ssim: structural.length === scores.length ? mean(structural) : null,
  };
}

/** A view's picture laid over the background, `[height, width, 3]`. */
export function pictureOver({ picture }: View, background: NerfBackground): Float32Array {
  const behind = backgroundColour(background);
  const rgba = new Float64Array(4);
  const colours = new Float32Array(3 * picture.width * picture.height);
  for (let pixel = 0; pixel < colours.length / 3; pixel++) {
    readPixel(picture, pixel, rgba);
    for (let c = 0; c < 3; c++) colours[3 * pixel + c] = rgba[3]! * rgba[c]! + (1 - rgba[3]!) * behind[c]!;
  }
  return colours;
}
