/** Runs a protocol over volumes and writes its record and contact sheet; see `--help`. */
import {
  type CurvePoint,
  type Engine,
  evaluateField,
  fitGrid,
  gridCoordinates,
  type LinearOperator,
  seededRandom,
} from '@fourier-features/core';
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
import * as mri from '@fourier-features/mri';
import type { Picture } from '@fourier-features/pictures';
import { wasmEngine } from '@fourier-features/wasm';
import { type MriProtocol, protocolRandoms, protocols, published } from './protocol.ts';
import { readSubject, type Subject } from './subjects.ts';

/** One volume reconstructed by one method; scores are of the volume clipped to [0, 1], SSIM the mean over axial slices. */
interface MriResult extends MethodResult {
  readonly sha256: string;
  /** Fraction of k-space that was sampled. */
  readonly coverage: number;
  readonly curve?: readonly CurvePoint[];
}

/** A volume and its measurements. */
interface Measured {
  readonly subject: Subject;
  readonly mask: mri.Mask;
  readonly operator: LinearOperator;
  readonly kspace: Float32Array;
}

const BASELINES = ['zero-filled', 'grid'] as const;

const options = experimentArguments(
  `npx pnpm --filter @fourier-features/mri quick [options] [subject ...]
npx pnpm --filter @fourier-features/mri reproduce [options] [subject ...]

Reconstructs each subject (colin27-brain, colin27-head, shepp:<seed>; default: the protocol's) with each baseline and
encoding; writes records/<protocol>.json and .png.`,
  `  npx pnpm --filter @fourier-features/mri quick --encoding gaussian --steps 30
  npx pnpm --filter @fourier-features/mri reproduce --resume --encoding gaussian colin27-brain`,
  { resumable: true },
);
const RECORDS = new URL('records/', import.meta.url);
const sources = readSources(import.meta.url);

const protocol = shortenProtocol(protocols[options.protocol], options, ['gridSteps']);
const engine = await wasmEngine();
const results = await compareMethods<MriProtocol, Measured, MriResult>(options, {
  task: 'mri',
  engine: engine.name,
  protocol,
  sources,
  records: RECORDS,
  subjects: options.inputs.length > 0 ? options.inputs : protocol.subjects,
  methods: [...BASELINES, ...mri.comparedEncodings],
  measure: async (subject) => measure(await readSubject(subject, protocol.side), protocol),
  solve: async (measured, method) => {
    const { result, values } = await solve(engine, measured, method, protocol);
    return { result, picture: axialSlice(values, protocol.side) };
  },
  truth: ({ subject }) => axialSlice(subject.truth, protocol.side),
});
const paperOf = (method: string): string | undefined =>
  published[method] && `${published[method]} on other brains`;
for (const line of meanLines(results, paperOf)) process.stdout.write(`${line}\n`);

/** Simulates measurements; the mask is the published one, from the protocol's seed, and the same for all volumes. */
function measure(subject: Subject, { side, seed }: MriProtocol): Measured {
  const shape = [side, side, side];
  const mask = mri.gaussianMask({ shape, centreFraction: 0, random: seededRandom(seed) });
  const operator = mri.fourierSampling({ shape, mask });
  return { subject, mask, operator, kspace: operator.apply(subject.truth) };
}

async function solve(
  engine: Engine,
  measured: Measured,
  method: string,
  protocol: MriProtocol,
): Promise<{ result: MriResult; values: Float32Array }> {
  const { subject, operator, mask } = measured;
  const started = performance.now();
  const { values, curve } = (BASELINES as readonly string[]).includes(method)
    ? { values: await solveBaseline(measured, method, protocol), curve: undefined }
    : await train(engine, measured, method as mri.EncodingName, protocol);
  const seconds = (performance.now() - started) / 1000;
  const { psnr, ssim = null } = mri.score(values, subject.truth, operator.inputShape);
  const { name, sha256 } = subject;
  const result: MriResult = {
    subject: name,
    sha256,
    coverage: mri.coverage(mask),
    method,
    psnr,
    ssim,
    seconds,
    ...(curve ? { curve } : {}),
  };
  return { result, values };
}

async function solveBaseline(
  { operator, kspace }: Measured,
  method: string,
  { gridSteps }: MriProtocol,
): Promise<Float32Array> {
  if (method === 'zero-filled') return mri.zeroFilled({ shape: operator.inputShape, kspace });
  return fitGrid({ operator, measurements: kspace, steps: gridSteps });
}

async function train(
  engine: Engine,
  { subject, operator, kspace }: Measured,
  encoding: mri.EncodingName,
  protocol: MriProtocol,
): Promise<{ values: Float32Array; curve: readonly CurvePoint[] }> {
  const { field, curve } = await finishResumably(
    resultFile(new URL(`${options.protocol}/`, RECORDS), subject.name, encoding, 'safetensors'),
    JSON.stringify({ protocol, sources: sources.hash }),
    (resume) =>
      mri.fit({
        operator,
        kspace,
        truth: subject.truth,
        engine,
        encoding,
        ...protocol.encodings[encoding],
        steps: protocol.steps,
        randoms: protocolRandoms(protocol),
        checkpointSeconds: CHECKPOINT_SECONDS,
        ...(resume ? { resume } : {}),
      }),
  );
  return { values: await evaluateField(field, gridCoordinates(operator.inputShape), { engine }), curve };
}

/** Returns the middle axial slice, upright. */
function axialSlice(values: Float32Array, side: number): Picture {
  const start = Math.floor(side / 2) * side * side;
  const upright = Float32Array.from(
    { length: side * side },
    (_, i) => values[start + (side - 1 - Math.floor(i / side)) * side + (i % side)]!,
  );
  return { width: side, height: side, channels: 1, values: upright };
}
