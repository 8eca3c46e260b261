import * as nerf from '@fourier-features/nerf';
import type { Picture } from '@fourier-features/pictures/plain';
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

/** Returns the colours of a rendered view. */
export function colourPicture({ width, height, colour }: nerf.RenderedView): Picture {
  return { width, height, channels: 3, values: colour };
}

/** Returns the opacity of a rendered view. */
export function opacityPicture({ width, height, opacity }: nerf.RenderedView): Picture {
  return { width, height, channels: 1, values: opacity };
}

/** Returns the nearness of a rendered view, opacity·(far − depth)/(far − near): bright is near, black is empty. */
export function nearnessPicture(
  { width, height, opacity, depth }: nerf.RenderedView,
  { near, far }: DepthRange,
): Picture {
  // The rendered depth is already multiplied by the opacity.
  const values = depth.map((z, i) => (far * opacity[i]! - z) / (far - near));
  return { width, height, channels: 1, values };
}

/** Returns a view's picture over the background. */
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
