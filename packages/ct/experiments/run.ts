/** Runs a protocol over phantoms and slices and writes its record and contact sheet: see `--help`. */
import { writeFile } from 'node:fs/promises';
import {
  type CurvePoint,
  cosineSchedule,
  type Engine,
  evaluateField,
  fitGrid,
  gridCoordinates,
  type LinearOperator,
} from '@fourier-features/core';
import {
  type CtEncodingName,
  filteredBackProjection,
  fitCt,
  publishedGeometry,
  publishedRadon,
  scoreReconstruction,
  uniformAngles,
} from '@fourier-features/ct';
import { fusedEngine } from '@fourier-features/engine';
import {
  CHECKPOINT_SECONDS,
  experimentArguments,
  finishResumably,
  openRecord,
  resultPictures,
  summarise,
} from '@fourier-features/experiments';
import type { Picture } from '@fourier-features/pictures';
import { type CtProtocol, dataDefaults, protocolRandoms, protocols, published } from './protocol.ts';
import { readSubject, type Subject } from './subjects.ts';

/** One subject by one method: an encoding, or a baseline. */
interface CtResult {
  readonly subject: string;
  readonly sha256: string;
  readonly method: string;
  readonly scale: number | null;
  /** dB, of the image clipped to [0, 1]. */
  readonly psnr: number;
  readonly ssim: number | null;
  readonly seconds: number;
  readonly curve?: readonly CurvePoint[];
}

/** A subject, and what was measured of it. */
interface Measured {
  readonly subject: Subject;
  readonly operator: LinearOperator;
  readonly sinogram: Float32Array;
  readonly angles: Float64Array;
}

const BASELINES = ['fbp', 'grid', 'grid-tv'] as const;

const options = experimentArguments(
  `pnpm --filter @fourier-features/ct quick [options] [subject ...]
pnpm --filter @fourier-features/ct reproduce [options] [subject ...]

Reconstructs each subject (shepp:0 to shepp:15, brain:colin27-z050, -z070, -z090, -z110; default: the protocol's)
with each baseline and encoding; writes records/<protocol>.json and .png.`,
  `  pnpm --filter @fourier-features/ct quick --encoding gaussian --steps 30 shepp:8
  pnpm --filter @fourier-features/ct reproduce --resume --encoding gaussian shepp:8 shepp:9`,
  { resumable: true },
);
await run(options.protocol);

async function run(name: 'quick' | 'paper'): Promise<void> {
  const protocol = { ...protocols[name], ...(options.steps ? { steps: options.steps } : {}) };
  const subjects = options.inputs.length > 0 ? options.inputs : protocol.subjects;
  const methods = [...BASELINES, ...protocol.encodings].filter(
    (each) => !options.encoding || each === options.encoding,
  );
  const engine = await fusedEngine();
  const record = openRecord<CtProtocol, CtResult>(recordFile(`${name}.json`), {
    experiment: `ct/${name}`,
    engine: engine.name,
    protocol,
    resume: options.resume,
  });
  const pictures = resultPictures(recordFile(`${name}/`));
  for (const each of subjects) {
    const measured = measure(await readSubject(each, protocol.side), protocol);
    for (const method of methods) {
      if (record.results.some((result) => result.subject === each && result.method === method)) continue;
      const { result, values } = await solve(engine, measured, method, protocol);
      process.stdout.write(
        `${each} ${method}: ${result.psnr.toFixed(2)} dB, SSIM ${result.ssim?.toFixed(3)}, ${result.seconds.toFixed(0)} s\n`,
      );
      if (options.partial) continue;
      await pictures.write(each, method, grey(values, protocol.side));
      await record.add(result);
    }
    if (!options.partial) await pictures.write(each, 'truth', grey(measured.subject.truth, protocol.side));
  }
  if (options.partial) return;
  const shown = record.results.map(({ subject, method, psnr }) => ({
    subject,
    method,
    caption: `${psnr.toFixed(2)} dB`,
  }));
  await writeFile(recordFile(`${name}.png`), await pictures.sheet(shown, 160));
  report(record.results);
}

function measure(subject: Subject, { side, angles: count }: CtProtocol): Measured {
  const angles = uniformAngles(count);
  const operator = publishedRadon({ side, angles });
  return { subject, operator, sinogram: operator.apply(subject.truth), angles };
}

async function solve(
  engine: Engine,
  measured: Measured,
  method: string,
  protocol: CtProtocol,
): Promise<{ result: CtResult; values: Float32Array }> {
  const { subject, operator } = measured;
  const started = performance.now();
  const { values, scale, curve } = (BASELINES as readonly string[]).includes(method)
    ? { values: await solveBaseline(measured, method, protocol), scale: null, curve: undefined }
    : await learn(engine, measured, method as CtEncodingName, protocol);
  const seconds = (performance.now() - started) / 1000;
  const score = scoreReconstruction(values, subject.truth, operator.inputShape);
  const { name, sha256 } = subject;
  const result = { subject: name, sha256, method, scale, ...score, seconds, ...(curve ? { curve } : {}) };
  return { result, values };
}

async function solveBaseline(
  { operator, sinogram, angles }: Measured,
  method: string,
  { side, gridSteps, variationWeight }: CtProtocol,
): Promise<Float32Array> {
  if (method === 'fbp') {
    const geometry = publishedGeometry(side);
    return filteredBackProjection({ sinogram, angles, shape: [side, side], ...geometry });
  }
  const shared = { operator, measurements: sinogram, steps: gridSteps };
  if (method === 'grid') return fitGrid({ ...shared, learningRate: 0.1 });
  const learningRate = cosineSchedule({ initial: 0.1, final: 0.001, steps: gridSteps });
  return fitGrid({ ...shared, learningRate, variationWeight });
}

async function learn(
  engine: Engine,
  { subject, operator, sinogram }: Measured,
  encoding: CtEncodingName,
  protocol: CtProtocol,
): Promise<{ values: Float32Array; scale: number | null; curve: readonly CurvePoint[] }> {
  const { scale, learningRate: publishedRate } = dataDefaults[subject.data][encoding];
  const learningRate = protocol.learningRate ?? publishedRate;
  const { field, curve } = await finishResumably(
    checkpointFile(subject.name, encoding),
    JSON.stringify(protocol),
    (resume) =>
      fitCt({
        operator,
        sinogram,
        truth: subject.truth,
        engine,
        encoding,
        scale,
        learningRate,
        steps: protocol.steps,
        randoms: protocolRandoms(protocol),
        checkpointSeconds: CHECKPOINT_SECONDS,
        ...(resume ? { resume } : {}),
      }),
  );
  const values = await evaluateField(engine, field, gridCoordinates(operator.inputShape));
  return { values, scale, curve };
}

function report(results: readonly CtResult[]): void {
  for (const data of ['shepp', 'brain'] as const) {
    const ofData = results.filter(({ subject }) => subject.startsWith(data));
    for (const method of new Set(ofData.map((result) => result.method))) {
      const scores = ofData.filter((result) => result.method === method).map(({ psnr }) => psnr);
      const { mean, deviation, count } = summarise(scores);
      const paper = published[data][method];
      process.stdout.write(
        `${data} ${method}: ${mean.toFixed(2)} ± ${deviation.toFixed(2)} dB over ${count}${paper ? ` (the paper: ${paper})` : ''}\n`,
      );
    }
  }
}

function grey(values: Float32Array, side: number): Picture {
  return { width: side, height: side, channels: 1, values };
}

/** Kept beside the pictures while a fit goes on. */
function checkpointFile(subject: string, encoding: string): URL {
  return recordFile(`${options.protocol}/${subject.replaceAll(':', '-')}-${encoding}.safetensors`);
}

function recordFile(name: string): URL {
  return new URL(`records/${name}`, import.meta.url);
}
