import * as nerf from '@fourier-features/nerf';
import type { Picture } from '@fourier-features/raster';
import type { Sheet, SheetTile } from '../result.ts';

/** Depths between which a scene lies. */
interface DepthRange {
  readonly near: number;
  readonly far: number;
}

/** A held-out view and its rendering. */
export interface ShownView {
  readonly view: nerf.View;
  readonly rendered: nerf.RenderedView;
  /** dB. */
  readonly psnr: number;
}

/**
 * Returns the colours of a rendered view.
 *
 * @example
 * import { colourPicture } from '@fourier-features/tasks';
 *
 * const none = Float32Array.of(0);
 * const rendered = { width: 1, height: 1, colour: Float32Array.of(1, 0, 0), opacity: none, depth: none };
 * const red = colourPicture(rendered);
 */
export function colourPicture({ width, height, colour }: nerf.RenderedView): Picture {
  return { width, height, channels: 3, values: colour };
}

/**
 * Returns the opacity of a rendered view.
 *
 * @example
 * import { opacityPicture } from '@fourier-features/tasks';
 *
 * const none = Float32Array.of(0);
 * const black = opacityPicture({ width: 1, height: 1, colour: new Float32Array(3), opacity: none, depth: none });
 */
export function opacityPicture({ width, height, opacity }: nerf.RenderedView): Picture {
  return { width, height, channels: 1, values: opacity };
}

/**
 * Returns the nearness of a rendered view, opacity·(far − depth)/(far − near): bright is near, black is empty.
 *
 * @example
 * import { nearnessPicture } from '@fourier-features/tasks';
 *
 * const [opacity, depth] = [Float32Array.of(1), Float32Array.of(3)];
 * const rendered = { width: 1, height: 1, colour: new Float32Array(3), opacity, depth };
 * nearnessPicture(rendered, { near: 2, far: 6 }).values; // 0.75
 */
export function nearnessPicture(
  { width, height, opacity, depth }: nerf.RenderedView,
  { near, far }: DepthRange,
): Picture {
  // The rendered depth is already multiplied by the opacity.
  const values = depth.map((z, i) => (far * opacity[i]! - z) / (far - near));
  return { width, height, channels: 1, values };
}

/**
 * Returns a view's picture over the background, which is what a rendering of the view is compared with.
 *
 * @example
 * import { proceduralSceneInput, truthPicture } from '@fourier-features/tasks';
 *
 * const { scene, background } = await proceduralSceneInput({ reduce: 10 });
 * const { width, height } = truthPicture(scene.heldOut[0]!, background);
 */
export function truthPicture(view: nerf.View, background: nerf.Background): Picture {
  const { width, height } = view.picture;
  return { width, height, channels: 3, values: nerf.pictureOver(view, background) };
}

/** Returns views in columns: the truth, the rendering, its nearness. */
export function viewsSheet(
  shown: readonly ShownView[],
  { heading, background, ...range }: DepthRange & { heading: string; background: nerf.Background },
): Sheet {
  const truths: SheetTile[] = shown.map(({ view }, index) => ({
    picture: truthPicture(view, background),
    title: `held-out view ${index}`,
  }));
  const renderings: SheetTile[] = shown.map(({ rendered, psnr }) => ({
    picture: colourPicture(rendered),
    title: 'rendered',
    caption: `${psnr.toFixed(2)} dB`,
  }));
  const nearness: SheetTile[] = shown.map(({ rendered }) => ({
    picture: nearnessPicture(rendered, range),
    title: 'nearness',
  }));
  return { heading, tiles: [...truths, ...renderings, ...nearness], columns: shown.length };
}
