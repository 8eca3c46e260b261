import { paintStroke } from '@fourier-features/datasets';
import { dcCentred, dcFirst, type Mask } from '@fourier-features/mri';
import type { PaintStroke } from '../scans/stroke.ts';
import type { MaskBrush } from './mriSetup.ts';

/** Returns a mask with strokes painted on it as the page shows it, DC in the middle. DC itself stays sampled. */
export function paintMask(
  mask: Mask,
  [height, width]: readonly [number, number],
  strokes: readonly PaintStroke[],
  { sampled, shape, radius }: MaskBrush,
): Uint8Array {
  const shown = dcCentred(mask, [height, width], 1);
  const brush = { radius: radius * height, value: sampled ? 1 : 0 };
  for (const { from, to } of strokes) {
    const [y0, y1] = [from[1] * height, to[1] * height];
    if (shape === 'dots')
      paintStroke(shown, [height, width], { ...brush, from: [from[0] * width, y0], to: [to[0] * width, y1] });
    // A line is a stroke from beyond one side to beyond the other, at each row that the pointer passed.
    else
      for (const y of rowsBetween(y0, y1))
        paintStroke(shown, [height, width], {
          ...brush,
          from: [-radius * width, y],
          to: [(1 + radius) * width, y],
        });
  }
  const painted = Uint8Array.from(dcFirst(shown, [height, width], 1));
  painted[0] = 1;
  return painted;
}

/** Returns the middles of the rows from one place to another. */
function rowsBetween(from: number, to: number): number[] {
  const [first, last] = [Math.floor(Math.min(from, to)), Math.floor(Math.max(from, to))];
  return Array.from({ length: last - first + 1 }, (_, k) => first + k + 0.5);
}
