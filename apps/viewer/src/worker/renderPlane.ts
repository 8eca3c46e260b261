import { canvasPicture } from '@fourier-features/components/pictures/canvasPicture.ts';
import type { CanvasPicture } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import type { Engine } from '@fourier-features/core';
import * as image from '@fourier-features/image';
import { renderSlice, type SliceAxis } from '@fourier-features/tasks';
import type { OpenField, Size } from './openField.ts';

/** The slice of a volume to show, and the values that are black and white. */
export interface SliceView {
  readonly axis: SliceAxis;
  /** Index of the slice, in cells. */
  readonly index: number;
  readonly window: readonly [low: number, high: number];
}

export interface PlaneView extends Size {
  /** Part to show, in pixels of the fitted picture or in cells. */
  readonly region: image.Region;
  /** Of scans alone. */
  readonly slice: SliceView;
}

/** Pixels of a picture that are rendered without looking whether they are still wanted. */
const BAND_PIXELS = 2 ** 14;

/** Renders a part of a picture's or a scan's field. @throws the signal's reason if aborted. */
export async function renderPlane(
  opened: Extract<OpenField, { readonly kind: 'picture' | 'scan' }>,
  { region, width, height, slice }: PlaneView,
  engine: Engine,
  signal: AbortSignal,
): Promise<CanvasPicture> {
  if (opened.kind === 'scan') {
    const { field, shape, rowsUp } = opened;
    return canvasPicture(
      await renderSlice(field, { engine, shape, rowsUp, ...slice, region, width, height, signal }),
    );
  }
  const rgba = new Uint8ClampedArray(4 * width * height);
  const rows = Math.max(1, Math.floor(BAND_PIXELS / width));
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows, height - top);
    const y = region.y + (region.height * top) / height;
    const band = { ...region, y, height: (region.height * count) / height };
    const part = await image.render(opened.field, {
      ...{ engine, signal, source: opened.size },
      ...{ region: band, width, height: count },
    });
    rgba.set(canvasPicture(part).rgba, 4 * width * top);
  }
  return { width, height, rgba };
}
