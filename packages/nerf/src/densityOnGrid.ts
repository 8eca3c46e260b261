import type { Engine, Field } from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { type Bounds, checkBounds } from './bounds.ts';
import { nerfDefaults } from './defaults.ts';
import { checkDensity, type DensityActivation, densities } from './render/activations.ts';
import { withField } from './withField.ts';

export interface DensityOnGridOptions {
  bounds: Bounds;
  /** Points along each side, both ends included; at least 2. */
  resolution: number;
  /** The one that the field was trained with; `softplus` by default. */
  density?: DensityActivation;
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/**
 * The density of a field on a grid over a box, `[resolution, resolution, resolution]`, x fastest: point i of an axis is at
 * min + (max − min)·i/(resolution − 1). Planes across z are asked for one by one.
 */
export function densityOnGrid(
  engine: Engine,
  field: Field,
  {
    bounds,
    resolution,
    density: activation = nerfDefaults.density,
    onProgress,
    signal,
  }: DensityOnGridOptions,
): Promise<Float32Array> {
  checkBounds('densityOnGrid', bounds);
  checkDensity('densityOnGrid', activation);
  const { value } = densities[activation];
  checkPositiveInteger('densityOnGrid', 'resolution', resolution);
  if (resolution < 2) throw new RangeError(`densityOnGrid: resolution must be at least 2, got ${resolution}`);
  const at = (axis: number, i: number): number =>
    bounds.min[axis]! + ((bounds.max[axis]! - bounds.min[axis]!) * i) / (resolution - 1);
  const plane = resolution ** 2;
  return withField('densityOnGrid', engine, field, async (evaluate) => {
    const density = new Float32Array(resolution * plane);
    for (let k = 0; k < resolution; k++) {
      signal?.throwIfAborted();
      const points = new Float32Array(3 * plane);
      for (let n = 0; n < plane; n++)
        points.set([at(0, n % resolution), at(1, Math.floor(n / resolution)), at(2, k)], 3 * n);
      const values = await evaluate(points);
      for (let n = 0; n < plane; n++) density[k * plane + n] = value(values[4 * n + 3]!);
      onProgress?.(k + 1, resolution);
    }
    return density;
  });
}
