import { type Bounds, type Engine, type Field, withEvaluator } from '@fourier-features/core';
import { checkBounds } from '@fourier-features/core/check';
import { type ProgressOptions, progressReporter } from '@fourier-features/core/progress';
import { checkRadianceField } from './check.ts';
import { defaults } from './defaults.ts';
import { checkDensity, type DensityActivation, densities } from './render/activations.ts';

export interface DensityOnGridOptions extends ProgressOptions {
  engine: Engine;
  /** Box of the grid, scene units. */
  bounds: Bounds;
  /** Points along each side, both ends included; at least 2. */
  resolution: number;
  /** Density activation that the field was trained with; `softplus` by default. */
  density?: DensityActivation;
}

/**
 * Evaluates the density of a field on a grid over a box, plane by plane: point i of an axis is at
 * min + (max − min)·i/(resolution − 1).
 *
 * @returns `[resolution, resolution, resolution]`, z slowest, x fastest, per scene unit.
 * @throws RangeError if the field does not return 4 raw values, the box is empty, or `resolution` is below 2; the signal's
 * reason if aborted.
 * @example
 * import { initialField, seededRandom } from '@fourier-features/core';
 * import * as nerf from '@fourier-features/nerf';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const encoding = nerf.encoding('gaussian', { scale: 1, frequencyCount: 8, random: seededRandom(0) });
 * const field = initialField({ encoding, outputDim: 4, width: 16, outputActivation: 'linear' });
 * const bounds = { min: [-2, -2, -2], max: [2, 2, 2] } as const;
 * const density = await nerf.densityOnGrid(field, { engine: await wasmEngine(), bounds, resolution: 8 });
 */
export async function densityOnGrid(
  field: Field,
  { engine, bounds, resolution, density: activation = defaults.density, ...progress }: DensityOnGridOptions,
): Promise<Float32Array> {
  checkRadianceField('densityOnGrid', field);
  checkBounds('densityOnGrid', bounds);
  checkDensity('densityOnGrid', activation);
  if (!Number.isInteger(resolution) || resolution < 2)
    throw new RangeError(
      `densityOnGrid: resolution must be an integer of at least 2, in points, got ${resolution}`,
    );
  const { value } = densities[activation];
  const at = (axis: number, i: number): number =>
    bounds.min[axis]! + ((bounds.max[axis]! - bounds.min[axis]!) * i) / (resolution - 1);
  const plane = resolution ** 2;
  const report = progressReporter(progress);
  return withEvaluator(field, { engine, signal: progress.signal }, async (evaluate) => {
    const density = new Float32Array(resolution * plane);
    for (let k = 0; k < resolution; k++) {
      const points = new Float32Array(3 * plane);
      for (let n = 0; n < plane; n++)
        points.set([at(0, n % resolution), at(1, Math.floor(n / resolution)), at(2, k)], 3 * n);
      const values = await evaluate(points);
      for (let n = 0; n < plane; n++) density[k * plane + n] = value(values[4 * n + 3]!);
      await report((k + 1) / resolution);
    }
    return density;
  });
}
