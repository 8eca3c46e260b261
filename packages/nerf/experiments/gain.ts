/** Measures what skipping empty space and ending rays early save, in training and in rendering: see `--help`. */
import { cosineSchedule, type Engine, type Field, finish } from '@fourier-features/core';
import { experimentArguments, openRecord } from '@fourier-features/experiments';
import * as nerf from '@fourier-features/nerf';
import { wasmEngine } from '@fourier-features/wasm';
import { protocols } from './protocol.ts';
import { type ExperimentScene, readScene } from './readScene.ts';

/** One way of training, or of rendering the field that was trained with the grid. */
interface GainResult {
  readonly scene: string;
  readonly what: 'training' | 'rendering';
  readonly occupancy: boolean;
  readonly earlyEnd: boolean;
  /** Time of the whole training, or the median of some renderings of some held-out views. */
  readonly seconds: number;
  /** Mean over those views, dB. */
  readonly psnr: number;
}

const options = experimentArguments(
  `npx pnpm --filter @fourier-features/nerf gain [options] [folder]

Fits a scene (default: the bundled bricks) with the Gaussian encoding and the quick protocol's settings, with and without
an occupancy grid; renders some held-out views with and without grid and early end; writes records/gain.json.`,
  '  npx pnpm --filter @fourier-features/nerf gain --steps 100',
);
const REPEATS = 3;
/** Number of held-out views that are rendered. */
const VIEWS = 3;
const ENCODING = 'gaussian';

const protocol = {
  ...protocols.quick,
  steps: options.steps ?? 600,
  repeats: REPEATS,
  views: VIEWS,
  encoding: ENCODING,
};
const engine = await wasmEngine();
const record = openRecord<typeof protocol, GainResult>(new URL('records/gain.json', import.meta.url), {
  experiment: 'nerf/gain',
  engine: engine.name,
  protocol,
});
const scene = await readScene(options.inputs[0], protocol);
const { near, far, density, background, renderSamples: samples } = protocol;
const bounds = nerf.defaultBounds(
  scene.train.map(({ camera }) => camera),
  near,
  far,
);
const fields: Field[] = [];
for (const occupancy of [false, true]) {
  const { field, seconds } = await train(engine, scene, occupancy);
  fields.push(field);
  const { psnr } = await render(field, undefined, 0, 1);
  await report({ what: 'training', occupancy, earlyEnd: false, seconds, psnr });
}
const trained = fields[1]!;
const grid = await nerf.fieldOccupancy(trained, { engine, bounds, density });
for (const occupancy of [false, true])
  for (const earlyEnd of [false, true]) {
    const rendered = await render(
      trained,
      occupancy ? grid : undefined,
      earlyEnd ? protocol.minimumTransmittance : 0,
      REPEATS,
    );
    await report({ what: 'rendering', occupancy, earlyEnd, ...rendered });
  }

async function train(
  engine: Engine,
  { train: views }: ExperimentScene,
  occupancy: boolean,
): Promise<{ field: Field; seconds: number }> {
  const { steps, raysPerStep, learningRates, finalRate, seed } = protocol;
  const initial = learningRates[ENCODING];
  const started = performance.now();
  const { field } = await finish(
    nerf.fit({
      views,
      engine,
      near,
      far,
      encoding: ENCODING,
      steps,
      raysPerStep,
      samples: protocol.samples,
      density,
      background,
      occupancy: occupancy ? { bounds } : false,
      learningRate: cosineSchedule({ initial, final: initial * finalRate }),
      seed,
      // Only at the end, so that training is timed and not measuring.
      measureEvery: steps,
    }),
  );
  return { field, seconds: (performance.now() - started) / 1000 };
}

async function render(
  field: Field,
  occupancy: nerf.OccupancyGrid | undefined,
  minimumTransmittance: number,
  repeats: number,
): Promise<{ seconds: number; psnr: number }> {
  const seconds: number[] = [];
  let psnr = 0;
  for (let repeat = 0; repeat < repeats; repeat++) {
    const started = performance.now();
    const scores = await nerf.score(field, scene.heldOut.slice(0, VIEWS), {
      engine,
      near,
      far,
      samples,
      density,
      background,
      minimumTransmittance,
      ...(occupancy ? { occupancy } : {}),
    });
    seconds.push((performance.now() - started) / 1000);
    psnr = scores.psnr;
  }
  return { seconds: seconds.toSorted((a, b) => a - b)[Math.floor(repeats / 2)]!, psnr };
}

async function report(result: Omit<GainResult, 'scene'>): Promise<void> {
  const { what, occupancy, earlyEnd, seconds, psnr } = result;
  const how = `${occupancy ? 'with' : 'without'} grid${what === 'rendering' ? `, ${earlyEnd ? 'with' : 'without'} early end` : ''}`;
  process.stdout.write(`${what} ${how}: ${seconds.toFixed(1)} s, ${psnr.toFixed(2)} dB\n`);
  if (!options.partial) await record.add({ scene: scene.name, ...result });
}
