import {
  type FitEnd,
  type FitEvent,
  fit,
  initialField,
  type Measures,
  namedRandoms,
  type Random,
  type TaskFitOptions,
} from '@fourier-features/core';
import type { Bounds } from './bounds.ts';
import type { NerfCheckpoint } from './checkpoint.ts';
import { defaultScale } from './defaultScale.ts';
import { encodingDefaults, type NerfEncodingName, nerfDefaults } from './defaults.ts';
import { fallingRate } from './fallingRate.ts';
import { createRayMeasure } from './measureRays.ts';
import { nerfEncoding } from './nerfEncoding.ts';
import { type NerfSupervisionOptions, nerfSupervision } from './nerfSupervision.ts';
import { createOccupancyGrid, type OccupancyGrid } from './occupancy/occupancyGrid.ts';
import type { DensityActivation } from './render/activations.ts';
import type { NerfBackground } from './render/background.ts';
import { defaultBounds, defaultDepthRange } from './scene/focus.ts';
import { checkViews, type View } from './scene/view.ts';

/** Where the three kinds of chance in a fit come from. */
export interface NerfRandoms {
  encoding: Random;
  network: Random;
  rays: Random;
}

export interface NerfFitOptions extends Omit<TaskFitOptions<NerfRandoms>, 'targetIou' | 'resume'> {
  /** To train on. */
  views: readonly View[];
  /** To measure on. */
  heldOut?: readonly View[];
  /** Depths, scene units; `defaultDepthRange` of the cameras by default. */
  near?: number;
  far?: number;
  encoding?: NerfEncodingName;
  /** Cycles per scene unit; `defaultScale` of the cameras by default. */
  scale?: number | null;
  raysPerStep?: number;
  /** On each ray, in training. */
  samples?: number;
  /** On each ray, in measurements. */
  renderSamples?: number;
  /** `alpha` where all pictures have it, else `black`. */
  background?: NerfBackground;
  /** Of the raw values; the field is to be rendered with the same. */
  density?: DensityActivation;
  jitter?: boolean;
  /** Of batches without a grid; see `nerfSupervision`. */
  order?: NonNullable<NerfSupervisionOptions['order']>;
  /** The grid that lets rays pass over empty space, in these bounds; false for none, as in the paper. */
  occupancy?: false | { bounds?: Bounds; resolution?: number; warmUpSteps?: number };
  /** Of measurements; 0 as in the paper. */
  minimumTransmittance?: number;
  /** Seeds a generator each for B, the weights and the rays, unless `randoms` gives them; and the order of rays. */
  seed?: number;
  /** Pixels that a measurement looks at, of the training views and of those held out. */
  measuredRays?: number;
  resume?: NerfCheckpoint;
}

/** Events of core's `fit`, whose checkpoints hold the occupancy grid as well. */
export type NerfFitEvent =
  | Exclude<FitEvent, { type: 'checkpoint' | 'end' }>
  | { readonly type: 'checkpoint'; readonly checkpoint: NerfCheckpoint }
  | (FitEnd & { readonly checkpoint: NerfCheckpoint });

/**
 * Trains a field (x, y, z) in scene units → raw red, green, blue and density from posed pictures, by mean square error of
 * rendered rays and Adam. The curve holds PSNRs of some pixels of the training views and of those held out.
 *
 * With scale and learning rate of `encodingDefaults` and `{ ...publishedDefaults, background: 'black', occupancy: false, minimumTransmittance: 0 }` it is the paper's protocol.
 *
 * @throws RangeError if a picture does not fit its camera, the depths are no range, or a checkpoint lacks the grid.
 */
export async function* fitNerf({
  views,
  heldOut = [],
  near,
  far,
  encoding = nerfDefaults.encoding,
  scale,
  frequencyCount = nerfDefaults.frequencyCount,
  width = nerfDefaults.width,
  depth = nerfDefaults.depth,
  steps = nerfDefaults.steps,
  raysPerStep = nerfDefaults.raysPerStep,
  samples = nerfDefaults.samples,
  renderSamples = nerfDefaults.renderSamples,
  background = defaultBackground(views),
  density = nerfDefaults.density,
  jitter = true,
  order = 'shuffled',
  occupancy = {},
  minimumTransmittance = nerfDefaults.minimumTransmittance,
  learningRate = fallingRate(encodingDefaults[encoding].initialRate, steps),
  seed = nerfDefaults.seed,
  randoms = seededRandoms(seed),
  measureEvery = 100,
  measuredRays = nerfDefaults.measuredRays,
  resume,
  ...options
}: NerfFitOptions): AsyncGenerator<NerfFitEvent, void, undefined> {
  checkViews('fitNerf', views);
  const range = depthRange(views, near, far);
  const cameras = views.map(({ camera }) => camera);
  const grid = occupancy ? startGrid(views, range, occupancy, resume) : undefined;
  const skipping = grid ? { occupancy: grid } : {};
  const field = initialField({
    encoding: nerfEncoding(encoding, {
      scale: scale === undefined ? defaultScale(encoding, cameras, range) : scale,
      frequencyCount,
      random: randoms.encoding,
    }),
    outputDim: 4,
    width,
    depth,
    outputActivation: 'linear',
    random: randoms.network,
  });
  const march = { ...range, samples: renderSamples, background, density, minimumTransmittance, ...skipping };
  const measureFit = createRayMeasure(views, measuredRays, seed, march);
  const measureHeldOut =
    heldOut.length > 0 ? createRayMeasure(heldOut, measuredRays, seed, march) : undefined;
  const run = fit({
    ...options,
    field,
    supervision: nerfSupervision({
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
      warmUpSteps: (occupancy ? occupancy.warmUpSteps : undefined) ?? nerfDefaults.warmUpSteps,
    }),
    steps,
    learningRate,
    random: randoms.rays,
    measureEvery,
    measure: async (evaluate): Promise<Measures> => {
      const fitPsnr = await measureFit(evaluate);
      return measureHeldOut ? { fitPsnr, heldOutPsnr: await measureHeldOut(evaluate) } : { fitPsnr };
    },
    ...(resume ? { resume } : {}),
  });
  for await (const event of run) {
    const holdsState = event.type === 'checkpoint' || event.type === 'end';
    yield holdsState && grid
      ? { ...event, checkpoint: { ...event.checkpoint, occupancy: grid.density.slice() } }
      : event;
  }
}

function defaultBackground(views: readonly View[]): NerfBackground {
  return views.every(({ picture }) => picture.channels % 2 === 0) ? 'alpha' : 'black';
}

function depthRange(
  views: readonly View[],
  near: number | undefined,
  far: number | undefined,
): { near: number; far: number } {
  if (near !== undefined && far !== undefined) return { near, far };
  const found = defaultDepthRange(views.map(({ camera }) => camera));
  return { near: near ?? found.near, far: far ?? found.far };
}

function startGrid(
  views: readonly View[],
  { near, far }: { near: number; far: number },
  options: Exclude<NonNullable<NerfFitOptions['occupancy']>, false>,
  resume: NerfCheckpoint | undefined,
): OccupancyGrid {
  const bounds =
    options.bounds ??
    defaultBounds(
      views.map(({ camera }) => camera),
      near,
      far,
    );
  const grid = createOccupancyGrid({
    bounds,
    resolution: options.resolution ?? nerfDefaults.occupancyResolution,
  });
  if (!resume) return grid;
  if (resume.occupancy?.length !== grid.density.length) {
    throw new RangeError(
      `fitNerf: resume must hold an occupancy grid of ${grid.density.length} cells, got ${resume.occupancy?.length ?? 'none'}; write checkpoints by encodeNerfCheckpoint`,
    );
  }
  grid.density.set(resume.occupancy);
  return grid;
}

/** Independent generators for B, the weights and the rays. */
export function seededRandoms(seed: number): NerfRandoms {
  return namedRandoms(seed, ['encoding', 'network', 'rays']);
}
