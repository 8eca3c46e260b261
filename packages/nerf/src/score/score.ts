import type { Field } from '@fourier-features/core';
import type { RenderOptions } from '../render/render.ts';
import { renderViews } from '../render/renderViews.ts';
import { checkViews, type View } from '../scene/view.ts';
import { meanScores, type SceneScores } from './meanScores.ts';
import { scoreView, type ViewScores } from './scoreView.ts';

/**
 * Renders views and compares them with their pictures, both over the background. To keep the renderings, use `renderViews`,
 * `scoreView` and `meanScores`.
 *
 * @throws RangeError if the field does not return 4 raw values, a picture does not fit its camera, or an option is out of
 * range; the signal's reason if aborted.
 * @example
 * import { initialField, seededRandom } from '@fourier-features/core';
 * import * as nerf from '@fourier-features/nerf';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const { heldOut, near, far } = await nerf.proceduralScene({ width: 12, train: 1, heldOut: 2 });
 * const encoding = nerf.encoding('gaussian', { scale: 1, frequencyCount: 8, random: seededRandom(0) });
 * const field = initialField({ encoding, outputDim: 4, width: 16, outputActivation: 'linear' });
 * const { psnr, ssim } = await nerf.score(field, heldOut, { engine: await wasmEngine(), near, far, samples: 16 });
 */
export async function score(
  field: Field,
  views: readonly View[],
  options: RenderOptions,
): Promise<SceneScores> {
  checkViews('score', views);
  const scores: ViewScores[] = [];
  const cameras = views.map(({ camera }) => camera);
  for await (const rendered of renderViews(field, cameras, options))
    scores.push(scoreView(rendered, views[scores.length]!, options.background ?? 'black'));
  return meanScores(scores);
}
