import { type Engine, type Field, type Random, seededRandom, type Trainer } from '@fourier-features/core';
import { nerfDefaults } from '../defaults.ts';
import { checkDensity, type DensityActivation, densities } from '../render/activations.ts';
import { withField } from '../withField.ts';
import { createOccupancyGrid, type OccupancyGrid, type OccupancyGridOptions } from './occupancyGrid.ts';

export interface FieldOccupancyOptions extends OccupancyGridOptions {
  /** Points in each cell. */
  probes?: number;
  random?: Random;
  /** The one that the field was trained with; `softplus` by default. */
  density?: DensityActivation;
}

/**
 * The occupancy grid of a trained field, to render it by: the highest density of some random points in a cell and in the
 * 26 cells around it, so that what the points of one cell miss is found by its neighbours'.
 */
export function fieldOccupancy(
  engine: Engine,
  field: Field,
  options: FieldOccupancyOptions,
): Promise<OccupancyGrid> {
  return withField('fieldOccupancy', engine, field, (evaluate) => occupancyWith(evaluate, options));
}

/** The same, of whatever answers with raw values `[n, 4]` at points `[n, 3]`. */
export async function occupancyWith(
  evaluate: Trainer['evaluate'],
  {
    probes = 2,
    random = seededRandom(0),
    density: activation = nerfDefaults.density,
    ...options
  }: FieldOccupancyOptions,
): Promise<OccupancyGrid> {
  checkDensity('fieldOccupancy', activation);
  const { value } = densities[activation];
  const grid = createOccupancyGrid(options);
  const { bounds, resolution, density } = grid;
  const plane = resolution ** 2;
  density.fill(0);
  for (let k = 0; k < resolution; k++) {
    const offsets = random.uniforms(3 * plane * probes);
    const points = Float32Array.from(offsets, (offset, i) => {
      const axis = i % 3;
      const cell = Math.floor(i / (3 * probes));
      const index = axis === 0 ? cell % resolution : axis === 1 ? Math.floor(cell / resolution) : k;
      return bounds.min[axis]! + ((bounds.max[axis]! - bounds.min[axis]!) * (index + offset)) / resolution;
    });
    const values = await evaluate(points);
    for (let n = 0; n < plane * probes; n++) {
      const cell = k * plane + Math.floor(n / probes);
      density[cell] = Math.max(density[cell]!, value(values[4 * n + 3]!));
    }
  }
  for (const stride of [1, resolution, plane]) spread(density, resolution, stride);
  return grid;
}

/** Every cell becomes the maximum of itself and its two neighbours along an axis. */
function spread(density: Float32Array, resolution: number, stride: number): void {
  const before = density.slice();
  for (let cell = 0; cell < density.length; cell++) {
    const index = Math.floor(cell / stride) % resolution;
    if (index > 0) density[cell] = Math.max(density[cell]!, before[cell - stride]!);
    if (index + 1 < resolution) density[cell] = Math.max(density[cell]!, before[cell + stride]!);
  }
}
