import { type Field, outputSpread } from '@fourier-features/core';
import { partOf } from '@fourier-features/core/progress';
import * as nerf from '@fourier-features/nerf';
import { choiceOf } from '../fieldChoice.ts';
import type { Result, ResultRun } from '../result.ts';
import { lookOf } from './look.ts';
import type { NerfInput } from './nerfInput.ts';
import type { NerfSettings } from './nerfSettings.ts';
import { colourPicture, type ShownView, truthPicture, viewsSheet } from './pictures.ts';

const SHOWN_VIEWS = 4;

/** Renders and scores every held-out view; shows the first few. */
export async function nerfResult(
  field: Field,
  input: NerfInput,
  settings: NerfSettings,
  { engine, ...progress }: ResultRun,
): Promise<Result> {
  const { heldOut } = input.scene;
  const { near, far, bounds, density, background, occupancy, samples } = lookOf(input, settings);
  const grid = occupancy
    ? await nerf.fieldOccupancy(field, { engine, bounds, density, ...partOf(progress, 0, 0.1) })
    : undefined;
  const cameras = heldOut.map(({ camera }) => camera);
  const renderings = nerf.renderViews(field, cameras, {
    engine,
    near,
    far,
    density,
    background,
    samples,
    ...(grid ? { occupancy: grid } : {}),
    ...partOf(progress, grid ? 0.1 : 0, 1),
  });
  const views: nerf.ViewScores[] = [];
  const shown: ShownView[] = [];
  for await (const rendered of renderings) {
    const view = heldOut[views.length]!;
    const score = nerf.scoreView(rendered, view, background);
    views.push(score);
    if (shown.length < SHOWN_VIEWS) shown.push({ view, rendered, psnr: score.psnr });
  }
  const scores = nerf.meanScores(views);
  const extent = views.length === 1 ? 'one held-out view' : `${views.length} held-out views`;
  const heading = `${input.name}, ${choiceOf(settings)}: ${scores.psnr.toFixed(2)} dB over ${extent}`;
  const picture = colourPicture(shown[0]!.rendered);
  const sheet = viewsSheet(shown, { heading, background, near, far });
  return {
    scores,
    picture,
    files: [
      { key: 'rendering', name: 'rendering.png', content: { kind: 'picture', picture, bitDepth: 8 } },
      { key: 'views', name: 'views.png', content: { kind: 'sheet', sheet } },
    ],
    notes: [`${views.length === 1 ? 'scores of' : 'means over'} ${extent}`],
    outputSpread: outputSpread(picture.values, truthPicture(shown[0]!.view, background).values, 3),
    details: { density, background, near, far, views },
  };
}
