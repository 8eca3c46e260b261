/** Runs a protocol over phantoms and slices and writes its record and contact sheet; see `--help`. */
import {
  type CurvePoint,
  cosineSchedule,
  type Engine,
  evaluateField,
  fitGrid,
  gridCoordinates,
  type LinearOperator,
} from '@fourier-features/core';
import * as ct from '@fourier-features/ct';
import {
  CHECKPOINT_SECONDS,
  compareMethods,
  experimentArguments,
  finishResumably,
  type MethodResult,
  meanLines,
  readSources,
  resultFile,
  shortenProtocol,
} from '@fourier-features/experiments';
import type { Picture } from '@fourier-features/pictures';
import { wasmEngine } from '@fourier-features/wasm';
import { type CtProtocol, dataDefaults, protocolRandoms, protocols, published } from './protocol.ts';
import { readSubject, type Subject } from './subjects.ts';

/** One subject reconstructed by one method; scores are of the image clipped to [0, 1]. */
interface CtResult extends MethodResult {
  readonly sha256: string;
  readonly scale: number | null;
  readonly curve?: readonly CurvePoint[];
}

/** A subject and its measurements. */
interface Measured {
  readonly subject: Subject;
  readonly operator: LinearOperator;
  readonly sinogram: Float32Array;
  readonly angles: Float64Array;
}

/** `fbp` has the filter of the first records, ram-lak; `fbp-hann` has the best one for few projections. */
const BASELINES = ['fbp', 'fbp-hann', 'sart', 'grid', 'grid-tv'] as const;

const options = experimentArguments(
  `npx pnpm --filter @fourier-features/ct quick [options] [subject ...]
npx pnpm --filter @fourier-features/ct reproduce [options] [subject ...]

Reconstructs each subject (shepp:0 to shepp:15, brain:colin27-z050, -z070, -z090, -z110; default: the protocol's)
with each baseline and encoding; writes records/<protocol>.json and .png.`,
  `  npx pnpm --filter @fourier-features/ct quick --encoding gaussian --steps 30 shepp:8
  npx pnpm --filter @fourier-features/ct reproduce --resume --encoding gaussian shepp:8 shepp:9`,
  { resumable: true },
);
const RECORDS = new URL('records/', import.meta.url);
const sources = readSources(import.meta.url);

const protocol = shortenProtocol(protocols[options.protocol], options, ['gridSteps']);
const engine = await wasmEngine();
const results = await compareMethods<CtProtocol, Measured, CtResult>(options, {
  task: 'ct',
  engine: engine.name,
  protocol,
  sources,
  records: RECORDS,
  subjects: options.inputs.length > 0 ? options.inputs : protocol.subjects,
  protocolSubjects: protocol.subjects,
  methods: [...BASELINES, ...protocol.encodings],
  measure: async (subject) => measure(await readSubject(subject, protocol.side), protocol),
  solve: async (measured, method) => {
    const { result, values } = await solve(engine, measured, method, protocol);
    return { result, picture: grey(values, protocol.side) };
  },
  truth: ({ subject }) => grey(subject.truth, protocol.side),
});
for (const data of ['shepp', 'brain'] as const) {
  const ofData = results.filter(({ subject }) => subject.startsWith(data));
  for (const line of meanLines(ofData, (method) => published[data][method]))
    process.stdout.write(`${data} ${line}\n`);
}

function measure(subject: Subject, { side, angles: count }: CtProtocol): Measured {
  const angles = ct.uniformAngles(count);
  const operator = ct.publishedRadon({ shape: [side, side], angles });
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
    : await train(engine, measured, method as ct.EncodingName, protocol);
  const seconds = (performance.now() - started) / 1000;
  const { psnr, ssim = null } = ct.score(values, subject.truth, operator.inputShape);
  const { name, sha256 } = subject;
  const result = { subject: name, sha256, method, scale, psnr, ssim, seconds, ...(curve ? { curve } : {}) };
  return { result, values };
}

async function solveBaseline(
  { operator, sinogram, angles }: Measured,
  method: string,
  { side, gridSteps, variationWeight }: CtProtocol,
): Promise<Float32Array> {
  const shape = [side, side];
  if (method === 'fbp' || method === 'fbp-hann') {
    const filter = method === 'fbp' ? 'ram-lak' : 'hann';
    return ct.filteredBackProjection({ sinogram, angles, shape, filter, ...ct.publishedGeometry(shape) });
  }
  if (method === 'sart') {
    const operatorAt = (angle: number): LinearOperator => ct.publishedRadon({ shape, angles: [angle] });
    return ct.sart({ sinogram, angles, operatorAt });
  }
  const shared = { operator, measurements: sinogram, steps: gridSteps };
  if (method === 'grid') return fitGrid({ ...shared, learningRate: 0.1 });
  const learningRate = cosineSchedule({ initial: 0.1, final: 0.001, steps: gridSteps });
  return fitGrid({ ...shared, learningRate, variationWeight });
}

async function train(
  engine: Engine,
  { subject, operator, sinogram }: Measured,
  encoding: ct.EncodingName,
  protocol: CtProtocol,
): Promise<{ values: Float32Array; scale: number | null; curve: readonly CurvePoint[] }> {
  const { scale, learningRate: publishedRate } = dataDefaults[subject.data][encoding];
  const learningRate = protocol.learningRate ?? publishedRate;
  const { field, curve } = await finishResumably(
    resultFile(new URL(`${options.protocol}/`, RECORDS), subject.name, encoding, 'safetensors'),
    JSON.stringify({ protocol, scale, learningRate, sources: sources.hash }),
    (resume) =>
      ct.fit({
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
  const values = await evaluateField(field, gridCoordinates(operator.inputShape), { engine });
  return { values, scale, curve };
}

function grey(values: Float32Array, side: number): Picture {
  return { width: side, height: side, channels: 1, values };
}
