import {
  type Bounds,
  type FitEvent as CoreFitEvent,
  chooseField,
  fit as fitField,
  type Measures,
  seededRandoms,
  taskField,
} from '@fourier-features/core';
import { checkBounds, checkOneOf, checkPositiveInteger } from '@fourier-features/core/check';
import type { Camera } from './camera/camera.ts';
import { checkDepthRange, checkSamples } from './check.ts';
import type { Checkpoint } from './checkpoint.ts';
import { defaults } from './defaults.ts';
import { ENCODING_SETTING } from './encoding.ts';
import type { FitEvent, FitOccupancyOptions, FitOptions } from './fitOptions.ts';
import { type OccupancyGrid, occupancyGrid } from './occupancy/occupancyGrid.ts';
import { type RecordedDensity, recordDensity } from './occupancy/recordDensity.ts';
import { rayMeasure } from './rayMeasure.ts';
import { raySupervision } from './raySupervision.ts';
import { recommended } from './recommended.ts';
import { type Background, checkBackground } from './render/background.ts';
import { defaultBounds, defaultDepthRange } from './scene/focus.ts';
import { checkViews, type View } from './scene/view.ts';

/**
 * Trains a field (x, y, z) in scene units → raw red, green, blue and density on pictures whose cameras are known, by the
 * mean square error of rendered rays and Adam. The curve has `fitPsnr` and, if views are held out, `heldOutPsnr`: PSNRs in
 * dB over some pixels of the views.
 *
 * The settings of `publishedDefaults`, near 2 and far 6 make it the paper's protocol.
 *
 * @throws RangeError at the call if a picture does not fit its camera, the depths are not 0 ≤ near < far, a count is not a
 * positive integer, or a checkpoint lacks the occupancy grid.
 * @example
 * import { finish } from '@fourier-features/core';
 * import * as nerf from '@fourier-features/nerf';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const { train: views, near, far } = await nerf.proceduralScene({ width: 8, train: 4, heldOut: 1 });
 * const sizes = { steps: 3, width: 16, frequencyCount: 8, raysPerStep: 16, samples: 8 };
 * const { field, curve } = await finish(nerf.fit({ views, near, far, engine: await wasmEngine(), ...sizes }));
 */
export function fit({
  views,
  heldOut = [],
  near,
  far,
  bounds,
  steps = defaults.steps,
  raysPerStep = defaults.raysPerStep,
  samples = defaults.samples,
  renderSamples = defaults.renderSamples,
  background = defaultBackground(views),
  density = defaults.density,
  jitter = true,
  order = 'shuffled',
  occupancy = {},
  minimumTransmittance = defaults.minimumTransmittance,
  seed = defaults.seed,
  randoms = seededRandoms(seed),
  measureEvery = 100,
  measuredRays = defaults.measuredRays,
  resume,
  ...options
}: FitOptions): AsyncGenerator<FitEvent, void, undefined> {
  checkViews('fit', views);
  if (heldOut.length > 0) checkViews('fit', heldOut);
  checkSamples('fit', 'renderSamples', renderSamples);
  checkPositiveInteger('fit', 'measuredRays', measuredRays);
  checkBackground('fit', background);
  checkOneOf('fit', 'order', order, ['shuffled', 'drawn']);
  const cameras = views.map(({ camera }) => camera);
  const range = depthRange(cameras, near, far);
  const box = bounds ?? defaultBounds(cameras, range.near, range.far);
  checkBounds('fit', box);
  const grid = occupancy ? initialGrid(box, occupancy, resume) : undefined;
  const skipping = grid ? { occupancy: grid } : {};
  const { setting, learningRate, optimizer, rest } = chooseField('fit', options, recommended(cameras, range));
  const field = taskField({
    ...ENCODING_SETTING,
    ...setting,
    domain: cubeOf(box),
    outputDim: 4,
    outputActivation: 'linear',
    randoms,
  });
  const march = { ...range, samples: renderSamples, background, density, minimumTransmittance, ...skipping };
  const measureFit = rayMeasure(views, measuredRays, seed, march);
  const measureHeldOut = heldOut.length > 0 ? rayMeasure(heldOut, measuredRays, seed, march) : undefined;
  const supervision = raySupervision({
    views,
    ...range,
    samples,
    raysPerStep,
    background,
    density,
    jitter,
    order,
    shuffleSeed: seed,
    ...skipping,
    warmUpSteps: (occupancy ? occupancy.warmUpSteps : undefined) ?? defaults.warmUpSteps,
  });
  const recorded = grid && recordDensity(supervision, grid);
  const run = fitField({
    ...rest,
    field,
    supervision: recorded?.supervision ?? supervision,
    steps,
    learningRate,
    optimizer,
    random: randoms.batches,
    measureEvery,
    measure: async (evaluate): Promise<Measures> => {
      const fitPsnr = await measureFit(evaluate);
      return measureHeldOut ? { fitPsnr, heldOutPsnr: await measureHeldOut(evaluate) } : { fitPsnr };
    },
    ...(resume ? { resume } : {}),
  });
  return recorded ? withGrid(run, recorded, resume?.optimizerState.updates ?? 0) : run;
}

/**
 * Adds the grid's densities to every checkpoint, those after its updates: of the last measurement or checkpoint if the fit went
 * back to it.
 */
async function* withGrid(
  run: AsyncIterable<CoreFitEvent>,
  { densityAfter }: RecordedDensity,
  firstStep: number,
): AsyncGenerator<FitEvent, void, undefined> {
  let good = { updates: firstStep, density: densityAfter(firstStep) };
  const keep = (updates: number): void => {
    if (updates !== good.updates) good = { updates, density: densityAfter(updates) };
  };
  for await (const event of run) {
    if (event.type === 'measure') keep(event.point.step + 1);
    if (event.type !== 'checkpoint' && event.type !== 'end') {
      yield event;
      continue;
    }
    keep(event.checkpoint.optimizerState.updates);
    yield { ...event, checkpoint: { ...event.checkpoint, occupancy: good.density.slice() } };
  }
}

function defaultBackground(views: readonly View[]): Background {
  return views.every(({ picture }) => picture.channels % 2 === 0) ? 'alpha' : 'black';
}

interface DepthRange {
  readonly near: number;
  readonly far: number;
}

function depthRange(
  cameras: readonly Camera[],
  near: number | undefined,
  far: number | undefined,
): DepthRange {
  const found = near === undefined || far === undefined ? defaultDepthRange(cameras) : undefined;
  const range = { near: near ?? found!.near, far: far ?? found!.far };
  checkDepthRange('fit', range.near, range.far);
  return range;
}

/** Returns the smallest interval that contains the box along every axis. */
function cubeOf({ min, max }: Bounds): readonly [number, number] {
  return [Math.min(...min), Math.max(...max)];
}

function initialGrid(
  box: Bounds,
  { bounds = box, resolution = defaults.occupancyResolution }: FitOccupancyOptions,
  resume: Checkpoint | undefined,
): OccupancyGrid {
  const grid = occupancyGrid({ bounds, resolution });
  if (!resume) return grid;
  if (resume.occupancy?.length !== grid.density.length) {
    throw new RangeError(
      `fit: resume must hold an occupancy grid of ${grid.density.length} cells, got ${resume.occupancy?.length ?? 'none'}. Write checkpoints with encodeCheckpoint of this package.`,
    );
  }
  grid.density.set(resume.occupancy);
  return grid;
}
