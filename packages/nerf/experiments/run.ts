/** Runs a protocol over scenes and writes its record and contact sheet: see `--help`. */
import { type CurvePoint, cosineSchedule, type Engine } from '@fourier-features/core';
import {
  CHECKPOINT_SECONDS,
  experimentArguments,
  finishResumably,
  openRecord,
  readSources,
  resultFile,
  resultPictures,
} from '@fourier-features/experiments';
import * as nerf from '@fourier-features/nerf';
import type { Picture } from '@fourier-features/pictures';
import { wasmEngine } from '@fourier-features/wasm';
import { type NerfProtocol, protocols, published } from './protocol.ts';
import { type ExperimentScene, readScene } from './readScene.ts';

/** One scene with one encoding; scores are of the held-out views. */
interface NerfResult extends nerf.SceneScores {
  readonly scene: string;
  readonly sha256: string;
  readonly encoding: nerf.EncodingName;
  /** Cycles per scene unit. */
  readonly scale: number | null;
  readonly views: readonly nerf.ViewScores[];
  /** Time of training, measurements included. */
  readonly seconds: number;
  readonly curve: readonly CurvePoint[];
}

const SHOWN_VIEWS = 3;

const options = experimentArguments(
  `npx pnpm --filter @fourier-features/nerf quick [options] [folder ...]
npx pnpm --filter @fourier-features/nerf reproduce [options] [folder ...]

Fits each scene (a folder with transforms_train.json and transforms_test.json; default: the bundled bricks, for the
paper's protocol the procedural one) with each encoding and scores its held-out views; writes records/<protocol>.json
and .png.`,
  `  npx pnpm --filter @fourier-features/nerf quick --encoding gaussian --steps 30
  npx pnpm --filter @fourier-features/nerf reproduce --resume --encoding gaussian ~/nerf_synthetic/lego`,
  { resumable: true },
);
const sources = readSources(import.meta.url);
await run(options.protocol);

async function run(name: 'quick' | 'paper'): Promise<void> {
  const protocol = { ...protocols[name], ...(options.steps ? { steps: options.steps } : {}) };
  const encodings = protocol.encodings.filter((each) => !options.encoding || each === options.encoding);
  const engine = await wasmEngine();
  const record = openRecord<NerfProtocol, NerfResult>(recordFile(`${name}.json`), {
    experiment: `nerf/${name}`,
    engine: engine.name,
    protocol,
    sources,
    resume: options.resume,
    mixedSources: options.mixedSources,
  });
  const pictures = resultPictures(recordFile(`${name}/`));
  for (const folder of options.inputs.length > 0 ? options.inputs : [undefined]) {
    const scene = await readScene(folder, protocol);
    for (const [index, view] of scene.heldOut.slice(0, SHOWN_VIEWS).entries()) {
      if (!options.partial)
        await pictures.write(`${scene.name}:${index}`, 'truth', {
          ...view.picture,
          channels: 3,
          values: nerf.pictureOver(view, protocol.background),
        });
    }
    for (const encoding of encodings) {
      const isDone = (result: NerfResult): boolean =>
        result.sha256 === scene.sha256 && result.encoding === encoding;
      if (record.results.some(isDone)) continue;
      const { result, rendered } = await fitAndScore(engine, scene, encoding, protocol);
      process.stdout.write(`${describe(result)}, ${result.seconds.toFixed(0)} s\n`);
      if (options.partial) continue;
      for (const [index, view] of rendered.entries())
        await pictures.write(`${scene.name}:${index}`, encoding, pictureOf(view));
      await record.add(result);
    }
  }
  if (options.partial) return;
  const shown = record.results.flatMap(({ scene, encoding, views }) =>
    views.slice(0, SHOWN_VIEWS).map(({ psnr }, index) => ({
      subject: `${scene}:${index}`,
      method: encoding,
      caption: `${psnr.toFixed(2)} dB`,
    })),
  );
  await pictures.writeSheet(recordFile(`${name}.png`), shown, 160);
  for (const result of record.results)
    process.stdout.write(`${describe(result)} (the paper: ${published[result.encoding]})\n`);
}

async function fitAndScore(
  engine: Engine,
  { name, sha256, train, heldOut }: ExperimentScene,
  encoding: nerf.EncodingName,
  protocol: NerfProtocol,
): Promise<{ result: NerfResult; rendered: nerf.RenderedView[] }> {
  const { steps, raysPerStep, samples, renderSamples, density, background, seed } = protocol;
  const { near, far, occupancy, minimumTransmittance } = protocol;
  const cameras = train.map(({ camera }) => camera);
  const bounds = nerf.defaultBounds(cameras, near, far);
  const scale =
    protocol.scales === 'published'
      ? nerf.publishedDefaults.encodings[encoding].scale
      : nerf.defaultScale(encoding, cameras, { near, far });
  const initial = protocol.learningRates[encoding];
  const started = performance.now();
  const { field, curve } = await finishResumably(
    resultFile(recordFile(`${options.protocol}/`), name, encoding, 'safetensors'),
    JSON.stringify({ protocol, sha256, scale, sources: sources.hash }),
    (resume) =>
      nerf.fit({
        views: train,
        heldOut,
        engine,
        near,
        far,
        encoding,
        scale,
        steps,
        raysPerStep,
        samples,
        renderSamples,
        density,
        background,
        minimumTransmittance,
        occupancy: occupancy ? { bounds } : false,
        learningRate: cosineSchedule({ initial, final: initial * protocol.finalRate }),
        seed,
        measureEvery: Math.ceil(steps / 40),
        checkpointSeconds: CHECKPOINT_SECONDS,
        ...(resume ? { resume } : {}),
      }),
    { encode: nerf.encodeCheckpoint, decode: nerf.decodeCheckpoint },
  );
  const seconds = (performance.now() - started) / 1000;
  const grid = occupancy ? await nerf.fieldOccupancy(field, { engine, bounds, density }) : undefined;
  const rendered: nerf.RenderedView[] = [];
  const run = nerf.renderViews(
    field,
    heldOut.map(({ camera }) => camera),
    {
      engine,
      near,
      far,
      samples: renderSamples,
      density,
      background,
      minimumTransmittance,
      ...(grid ? { occupancy: grid } : {}),
    },
  );
  for await (const view of run) rendered.push(view);
  const views = rendered.map((view, index) => nerf.scoreView(view, heldOut[index]!, background));
  const scores = nerf.meanScores(views);
  return {
    result: { scene: name, sha256, encoding, scale, views, ...scores, seconds, curve },
    rendered: rendered.slice(0, SHOWN_VIEWS),
  };
}

function describe({ scene, encoding, psnr, psnrDeviation, ssim }: NerfResult): string {
  return `${scene} ${encoding}: ${psnr.toFixed(2)} ± ${psnrDeviation.toFixed(2)} dB, SSIM ${ssim?.toFixed(3) ?? '—'}`;
}

function pictureOf({ width, height, colour }: nerf.RenderedView): Picture {
  return { width, height, channels: 3, values: colour };
}

function recordFile(name: string): URL {
  return new URL(`records/${name}`, import.meta.url);
}
