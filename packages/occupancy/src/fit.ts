import {
  type FitOptions as CoreFitOptions,
  chooseField,
  type FitEvent,
  fit as fitField,
  seededRandoms,
  type TaskFitOptions,
  taskField,
} from '@fourier-features/core';
import { curveMeasure } from './curveMeasure.ts';
import { defaults, type EncodingName, type TrainingPoints } from './defaults.ts';
import { ENCODING_SETTING } from './encoding.ts';
import { pointSupervision } from './pointSupervision.ts';
import { recommended } from './recommended.ts';
import type { Sampler } from './samplers/sampler.ts';
import { trainingSampler } from './samplers/trainingSampler.ts';
import type { Shape } from './shape.ts';

export interface FitOptions extends TaskFitOptions<EncodingName> {
  /** Shape in [0, 1]³, such as `shape` makes of a mesh. */
  shape: Shape;
  /** Where training points are drawn; `mixed` by default if the shape has a mesh, else `uniform`. */
  points?: TrainingPoints;
  /** Sampler of training points; replaces `points`. */
  sampler?: Sampler;
  /** Fresh points per step. */
  batchSize?: number;
  /** Measures of the curve; by default `boundaryIou` if the shape has a mesh, else `uniformIou`. */
  measure?: NonNullable<CoreFitOptions['measure']>;
}

/** Logit of the probability of being inside at which a grid starts, so that vertices no point comes near stay outside. */
const GRID_START = -1;

/**
 * Trains a field point → probability of being inside, by binary cross-entropy on fresh points and Adam.
 *
 * By default the curve has the intersection over union on 2¹⁴ held-out points: `boundaryIou`, near the surface, if the
 * shape has a mesh, else `uniformIou`, in its box. With the settings of `publishedDefaults` it is the paper's training.
 *
 * @throws RangeError at the call if an option is out of range, or `points` is `mixed` and the shape has no mesh.
 * @example
 * import { finish } from '@fourier-features/core';
 * import * as occupancy from '@fourier-features/occupancy';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const insideTest = {
 *   bounds: occupancy.unitBounds,
 *   label: (points: Float32Array) =>
 *     Float32Array.from({ length: points.length / 3 }, (_, i) => (points[3 * i]! < 0.5 ? 1 : 0)),
 * };
 * const sizes = { steps: 3, batchSize: 64, width: 16, depth: 3, frequencyCount: 8 };
 * const { field } = await finish(occupancy.fit({ shape: { insideTest }, engine: await wasmEngine(), scale: 2, ...sizes }));
 */
export function fit({
  shape,
  steps = defaults.steps,
  batchSize = defaults.batchSize,
  points = shape.mesh ? defaults.points : 'uniform',
  sampler = trainingSampler(shape, points),
  seed = defaults.seed,
  randoms = seededRandoms(seed),
  measure = curveMeasure(shape),
  ...options
}: FitOptions): AsyncGenerator<FitEvent, void, undefined> {
  const { setting, learningRate, optimizer, rest } = chooseField('fit', options, recommended);
  return fitField({
    ...rest,
    field: taskField({
      ...ENCODING_SETTING,
      ...setting,
      outputDim: 1,
      outputActivation: 'sigmoid',
      outputBias: setting.field === 'grid' ? [GRID_START] : undefined,
      randoms,
    }),
    supervision: pointSupervision({ insideTest: shape.insideTest, batchSize, sampler }),
    steps,
    learningRate,
    optimizer,
    random: randoms.batches,
    measure,
  });
}
