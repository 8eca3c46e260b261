import { type NerfBackground, pictureOver, type RenderedView, type View } from '@fourier-features/nerf';
import { contactSheet, type Picture, type Tile } from '@fourier-features/pictures';

/** Depths between which a scene is. */
interface DepthRange {
  readonly near: number;
  readonly far: number;
}

export function colourPicture({ width, height, colour }: RenderedView): Picture {
  return { width, height, channels: 3, values: colour };
}

export function opacityPicture({ width, height, opacity }: RenderedView): Picture {
  return { width, height, channels: 1, values: opacity };
}

/** Nearness: opacity times (far − depth)/(far − near), so that what is near is bright, and what is empty black. */
export function depthPicture(
  { width, height, opacity, depth }: RenderedView,
  { near, far }: DepthRange,
): Picture {
  // The rendered depth has the opacity in it.
  const values = depth.map((z, i) => (far * opacity[i]! - z) / (far - near));
  return { width, height, channels: 1, values };
}

export function truthPicture(view: View, background: NerfBackground): Picture {
  const { width, height } = view.picture;
  return { width, height, channels: 3, values: pictureOver(view, background) };
}

/** A view held out, as it was rendered. */
export interface ShownView {
  readonly view: View;
  readonly rendered: RenderedView;
  /** dB. */
  readonly psnr: number;
}

/** Views in columns: the truth, the rendering, its depth. */
export function viewsSheet(
  shown: readonly ShownView[],
  { heading, background, ...range }: DepthRange & { heading: string; background: NerfBackground },
): Promise<Uint8Array> {
  const truths: Tile[] = shown.map(({ view }, index) => ({
    picture: truthPicture(view, background),
    title: `held-out view ${index}`,
  }));
  const renderings: Tile[] = shown.map(({ rendered, psnr }) => ({
    picture: colourPicture(rendered),
    title: 'rendered',
    caption: `${psnr.toFixed(2)} dB`,
  }));
  const depths: Tile[] = shown.map(({ rendered }) => ({
    picture: depthPicture(rendered, range),
    title: 'nearness',
  }));
  return contactSheet({ heading, tiles: [...truths, ...renderings, ...depths], columns: shown.length });
}
