import type { Bounds } from '@fourier-features/core';
import type { GridAxes } from './marchingCubes.ts';

/** Distance of the layer of padding from the box, in cells: a surface that the box cuts ends just outside it. */
const PADDING_CELLS = 1e-3;

/** Logit of the padding: finite, so that crossings can be interpolated. */
export const EMPTY_LOGIT = -16;

/** Returns a grid over a box with `resolution` cells along its longest side and a layer of padding all around. */
export function paddedAxes({ min, max }: Bounds, resolution: number): GridAxes {
  const longest = Math.max(...min.map((low, axis) => max[axis]! - low));
  return min.map((low, axis) => {
    const side = max[axis]! - low;
    const cells = Math.max(1, Math.round((side / longest) * resolution));
    const padding = (PADDING_CELLS * longest) / resolution;
    return Float64Array.from({ length: cells + 3 }, (_, i) => {
      if (i === 0) return low - padding;
      return i === cells + 2 ? max[axis]! + padding : low + (side * (i - 1)) / cells;
    });
  }) as unknown as GridAxes;
}
