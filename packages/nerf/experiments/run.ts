/** Runs a protocol over scenes and writes its record and contact sheet: see `--help`. */
import { type CurvePoint, cosineSchedule, type Engine } from '@fourier-features/core';
import {
  CHECKPOINT_SECONDS,
  experimentArguments,
  finishResumably,
  openRecord,
  resultFile,
  resultPictures,
} from '@fourier-features/experiments';
import {
  decodeNerfCheckpoint,
  defaultBounds,
  defaultScale,
  encodeNerfCheckpoint,
  encodingDefaults,
  fieldOccupancy,
  fitNerf,
  type NerfEncodingName,
  pictureOver,
  type RenderedView,
  scoreViews,
  type ViewScore,
} from '@fourier-features/nerf';
import type { Picture } from '@fourier-features/pictures';
import { wasmEngine } from '@fourier-features/wasm';
import { type NerfProtocol, protocols, published } from './protocol.ts';
import { type ExperimentScene, readScene } from './readScene.ts';

/** One scene by one encoding. */
interface NerfResult {
  readonly scene: string;
  readonly sha256: string;
  readonly encoding: NerfEncodingName;
  /** Cycles per scene unit. */
  readonly scale: number | null;
  /** Of the test views: mean and deviation in dB, and mean SSIM. */
  readonly psnr: number;
  readonly psnrDeviation: number;
  readonly ssim: number | null;
  readonly views: readonly ViewScore[];
  /** Of training, measurements included. */
  readonly seconds: number;
  readonly curve: readonly CurvePoint[];
}

const SHOWN_VIEWS = 3;

const options = experimentArguments(
  `pnpm --filter @fourier-features/nerf quick [options] [folder ...]
pnpm --filter @fourier-features/nerf reproduce [options] [folder ...]

Learns each scene (a folder with transforms_train.json and transforms_test.json; default: the bundled bricks, for the
paper's protocol the procedural one) with each encoding and scores its test views; writes records/<protocol>.json
and .png.`,
  `  pnpm --filter @fourier-features/nerf quick --encoding gaussian --steps 30
  pnpm --filter @fourier-features/nerf reproduce --resume --encoding gaussian ~/nerf_synthetic/lego`,
  { resumable: true },
);
await run(options.protocol);

async function run(name: 'quick' | 'paper'): Promise<void> {
  const protocol = { ...protocols[name], ...(options.steps ? { steps: options.steps } : {}) };
  const encodings = protocol.encodings.filter((each) => !options.encoding || each === options.encoding);
  const engine = await wasmEngine();
  const record = openRecord<NerfProtocol, NerfResult>(recordFile(`${name}.json`), {
    experiment: `nerf/${name}`,
    engine: engine.name,
    protocol,
    resume: options.resume,
  });
  const pictures = resultPictures(recordFile(`${name}/`));
  for (const folder of options.inputs.length > 0 ? options.inputs : [undefined]) {
    const scene = await readScene(folder, protocol);
    for (const [index, view] of scene.test.slice(0, SHOWN_VIEWS).entries()) {
      if (!options.partial)
        await pictures.write(`${scene.name}:${index}`, 'truth', {
          ...view.picture,
          channels: 3,
          values: pictureOver(view, protocol.background),
        });
    }
    for (const encoding of encodings) {
      const isDone = (result: NerfResult): boolean =>
        result.sha256 === scene.sha256 && result.encoding === encoding;
      if (record.results.some(isDone)) continue;
      const { result, rendered } = await learn(engine, scene, encoding, protocol);
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

async function learn(
  engine: Engine,
  { name, sha256, train, test }: ExperimentScene,
  encoding: NerfEncodingName,
  protocol: NerfProtocol,
): Promise<{ result: NerfResult; rendered: RenderedView[] }> {
  const { steps, raysPerStep, samples, renderSamples, density, background, seed } = protocol;
  const { near, far, occupancy, minimumTransmittance } = protocol;
  const cameras = train.map(({ camera }) => camera);
  const bounds = defaultBounds(cameras, near, far);
  const scale =
    protocol.scales === 'published'
      ? encodingDefaults[encoding].scale
      : defaultScale(encoding, cameras, { near, far });
  const initial = protocol.learningRates[encoding];
  const started = performance.now();
  const { field, curve } = await finishResumably(
    resultFile(recordFile(`${options.protocol}/`), name, encoding, 'safetensors'),
    JSON.stringify({ protocol, sha256, scale }),
    (resume) =>
      fitNerf({
        views: train,
        heldOut: test,
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
        learningRate: cosineSchedule({ initial, final: initial * protocol.finalRate, steps }),
        seed,
        measureEvery: Math.ceil(steps / 40),
        checkpointSeconds: CHECKPOINT_SECONDS,
        ...(resume ? { resume } : {}),
      }),
    { encode: encodeNerfCheckpoint, decode: decodeNerfCheckpoint },
  );
  const seconds = (performance.now() - started) / 1000;
  const grid = occupancy ? await fieldOccupancy(engine, field, { bounds, density }) : undefined;
  const rendered: RenderedView[] = [];
  const scores = await scoreViews(engine, field, test, {
    near,
    far,
    samples: renderSamples,
    density,
    background,
    minimumTransmittance,
    ...(grid ? { occupancy: grid } : {}),
    onView: (index, view) => {
      if (index < SHOWN_VIEWS) rendered.push(view);
    },
  });
  return { result: { scene: name, sha256, encoding, scale, ...scores, seconds, curve }, rendered };
}

function describe({ scene, encoding, psnr, psnrDeviation, ssim }: NerfResult): string {
  return `${scene} ${encoding}: ${psnr.toFixed(2)} ± ${psnrDeviation.toFixed(2)} dB, SSIM ${ssim?.toFixed(3) ?? '—'}`;
}

function pictureOf({ width, height, colour }: RenderedView): Picture {
  return { width, height, channels: 3, values: colour };
}

function recordFile(name: string): URL {
  return new URL(`records/${name}`, import.meta.url);
}
