import type { GridEncoding } from '@fourier-features/core';
import type { Region } from '../host.ts';
import { CHUNK, GRID_LEVEL_BYTES, type GridLayout } from './gridLayout.ts';

/** Writes the kernels' description of a grid, in the order of the structures in c/plan.h. */
export function writeGrid(
  { buffer, start }: Region,
  layout: GridLayout,
  { levels, inputDim, featuresPerLevel, interpolation }: GridEncoding,
): void {
  const words = [
    layout.levels,
    levels.length,
    featuresPerLevel,
    Number(interpolation === 'cubic'),
    layout.shares,
    layout.tables,
    layout.firstMoments,
    layout.secondMoments,
    layout.gradients,
    layout.touched,
    layout.touchedCounts,
    layout.isTouched,
    layout.places,
    layout.placeStride,
    layout.featureGradients,
    layout.featureGradientStride,
  ];
  new Uint32Array(buffer, start + layout.grid, words.length).set(words);
  levels.forEach(({ cells, entries }, level) => {
    const isHashed = entries < (cells + 1) ** inputDim;
    new Uint32Array(buffer, start + layout.levels + level * GRID_LEVEL_BYTES, 4).set([
      cells,
      entries,
      Number(isHashed),
      layout.levelTables[level]!,
    ]);
  });
}

/** Sets the gradient of the tables to 0, with no chunk listed. */
export function clearTableGradients({ buffer, start }: Region, layout: GridLayout): void {
  new Float32Array(buffer, start + layout.gradients, layout.floats).fill(0);
  new Uint8Array(buffer, start + layout.isTouched, layout.floats / CHUNK).fill(0);
  new Uint32Array(buffer, start + layout.touchedCounts, layout.tasks).fill(0);
}
