import {
  type Engine,
  type Evaluate,
  type Field,
  type Random,
  seededRandom,
  withEvaluator,
} from '@fourier-features/core';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { type ProgressOptions, progressReporter } from '@fourier-features/core/progress';
import { checkRadianceField } from '../check.ts';
import { defaults } from '../defaults.ts';
import { checkDensity, type DensityActivation, densities } from '../render/activations.ts';
import { type OccupancyGrid, type OccupancyGridOptions, occupancyGrid } from './occupancyGrid.ts';

export interface FieldOccupancyOptions extends OccupancyGridOptions, ProgressOptions {
  engine: Engine;
  /** Number of points per cell; 2 by default. */
  probes?: number;
  /** Random generator for the points. */
  random?: Random;
  /** Density activation that the field was trained with; `softplus` by default. */
  density?: DensityActivation;
}

/**
 * Computes the occupancy grid of a trained field, with which it renders faster: the highest density at some random points
 * of each cell and of the 26 cells around it, so that neighbours find what the points of one cell miss.
 *
 * @throws RangeError if the field does not return 4 raw values, or an option is out of range; the signal's reason if aborted.
 * @example
 * import { initialField, seededRandom } from '@fourier-features/core';
 * import * as nerf from '@fourier-features/nerf';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const encoding = nerf.encoding('gaussian', { scale: 1, frequencyCount: 8, random: seededRandom(0) });
 * const field = initialField({ encoding, outputDim: 4, width: 16, outputActivation: 'linear' });
 * const bounds = { min: [-2, -2, -2], max: [2, 2, 2] } as const;
 * const occupancy = await nerf.fieldOccupancy(field, { engine: await wasmEngine(), bounds, resolution: 8 });
 */
export async function fieldOccupancy(
  field: Field,
  {
    engine,
    probes = 2,
    random = seededRandom(0),
    density: activation = defaults.density,
    onProgress,
    signal,
    ...options
  }: FieldOccupancyOptions,
): Promise<OccupancyGrid> {
  checkRadianceField('fieldOccupancy', field);
  checkDensity('fieldOccupancy', activation);
  checkPositiveInteger('fieldOccupancy', 'probes', probes, 'per cell');
  const grid = occupancyGrid(options);
  const { resolution, density } = grid;
  const plane = resolution ** 2;
  const { value } = densities[activation];
  const report = progressReporter({ onProgress, signal });
  density.fill(0);
  await withEvaluator(field, { engine, signal }, async (evaluate) => {
    for (let k = 0; k < resolution; k++) {
      const values = await probeLayer(evaluate, grid, k, probes, random);
      for (let n = 0; n < plane * probes; n++) {
        const cell = k * plane + Math.floor(n / probes);
        density[cell] = Math.max(density[cell]!, value(values[4 * n + 3]!));
      }
      await report((k + 1) / resolution);
    }
  });
  for (const stride of [1, resolution, plane]) spread(density, resolution, stride);
  return grid;
}

/** Evaluates the field at random points of the cells of layer k, `[resolution², probes, 4]`. */
function probeLayer(
  evaluate: Evaluate,
  { bounds, resolution }: OccupancyGrid,
  k: number,
  probes: number,
  random: Random,
): Promise<Float32Array> {
  const offsets = random.uniforms(3 * resolution ** 2 * probes);
  const points = Float32Array.from(offsets, (offset, i) => {
    const axis = i % 3;
    const cell = Math.floor(i / (3 * probes));
    const index = axis === 0 ? cell % resolution : axis === 1 ? Math.floor(cell / resolution) : k;
    return bounds.min[axis]! + ((bounds.max[axis]! - bounds.min[axis]!) * (index + offset)) / resolution;
  });
  return evaluate(points);
}

/** Replaces every cell by the maximum of itself and its two neighbours along an axis. */
function spread(density: Float32Array, resolution: number, stride: number): void {
  const before = density.slice();
  for (let cell = 0; cell < density.length; cell++) {
    const index = Math.floor(cell / stride) % resolution;
    if (index > 0) density[cell] = Math.max(density[cell]!, before[cell - stride]!);
    if (index + 1 < resolution) density[cell] = Math.max(density[cell]!, before[cell + stride]!);
  }
}
