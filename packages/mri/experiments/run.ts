/** Runs a protocol over volumes and writes its record and contact sheet: see `--help`. */
import { writeFile } from 'node:fs/promises';
import {
  type CurvePoint,
  createRandom,
  type Engine,
  evaluateField,
  fitGrid,
  gridCoordinates,
  type LinearOperator,
} from '@fourier-features/core';
import { fusedEngine } from '@fourier-features/engine';
import {
  CHECKPOINT_SECONDS,
  experimentArguments,
  finishResumably,
  openRecord,
  resultPictures,
  summarise,
} from '@fourier-features/experiments';
import {
  coverage,
  fitMri,
  fourierSampling,
  gaussianMask,
  type Mask,
  type MriEncodingName,
  mriEncodingNames,
  scoreReconstruction,
  zeroFilled,
} from '@fourier-features/mri';
import type { Picture } from '@fourier-features/pictures';
import { type MriProtocol, protocolRandoms, protocols, published } from './protocol.ts';
import { readSubject, type Subject } from './subjects.ts';

/** One volume by one method: an encoding, or a baseline. */
interface MriResult {
  readonly subject: string;
  readonly sha256: string;
  /** Share of k-space that was sampled. */
  readonly coverage: number;
  readonly method: string;
  /** dB over all voxels, of the volume clipped to [0, 1]. */
  readonly psnr: number;
  /** Mean over axial slices. */
  readonly ssim: number | null;
  readonly seconds: number;
  readonly curve?: readonly CurvePoint[];
}

/** A volume, and what was measured of it. */
interface Measured {
  readonly subject: Subject;
  readonly mask: Mask;
  readonly operator: LinearOperator;
  readonly kspace: Float32Array;
}

const BASELINES = ['zero-filled', 'grid'] as const;

const options = experimentArguments(
  `pnpm --filter @fourier-features/mri quick [options] [subject ...]
pnpm --filter @fourier-features/mri reproduce [options] [subject ...]

Reconstructs each subject (colin27-brain, colin27-head, shepp:<seed>; default: the protocol's) with each baseline and
encoding; writes records/<protocol>.json and .png.`,
  `  pnpm --filter @fourier-features/mri quick --encoding gaussian --steps 30
  pnpm --filter @fourier-features/mri reproduce --resume --encoding gaussian colin27-brain`,
  { resumable: true },
);
await run(options.protocol);

async function run(name: 'quick' | 'paper'): Promise<void> {
  const protocol = { ...protocols[name], ...(options.steps ? { steps: options.steps } : {}) };
  const subjects = options.inputs.length > 0 ? options.inputs : protocol.subjects;
  const methods = [...BASELINES, ...mriEncodingNames].filter(
    (each) => !options.encoding || each === options.encoding,
  );
  const engine = await fusedEngine();
  const record = openRecord<MriProtocol, MriResult>(recordFile(`${name}.json`), {
    experiment: `mri/${name}`,
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
      await pictures.write(each, method, axialSlice(values, protocol.side));
      await record.add(result);
    }
    if (!options.partial)
      await pictures.write(each, 'truth', axialSlice(measured.subject.truth, protocol.side));
  }
  if (options.partial) return;
  const shown = record.results.map(({ subject, method, psnr }) => ({
    subject,
    method,
    caption: `${psnr.toFixed(2)} dB`,
  }));
  await writeFile(recordFile(`${name}.png`), await pictures.sheet(shown, 160));
  for (const method of new Set(record.results.map((result) => result.method))) {
    const scores = record.results.filter((result) => result.method === method).map(({ psnr }) => psnr);
    const { mean, deviation, count } = summarise(scores);
    const paper = published[method];
    process.stdout.write(
      `${method}: ${mean.toFixed(2)} ± ${deviation.toFixed(2)} dB over ${count}${paper ? ` (the paper: ${paper} on other brains)` : ''}\n`,
    );
  }
}

/** One mask for everything, from the protocol's seed. */
function measure(subject: Subject, { side, seed }: MriProtocol): Measured {
  const shape = [side, side, side];
  const mask = gaussianMask({ shape, random: createRandom(seed) });
  const operator = fourierSampling({ shape, mask });
  return { subject, mask, operator, kspace: operator.apply(subject.truth) };
}

async function solve(
  engine: Engine,
  measured: Measured,
  method: string,
  protocol: MriProtocol,
): Promise<{ result: MriResult; values: Float32Array }> {
  const { subject, operator, mask, kspace } = measured;
  const started = performance.now();
  const curves: (readonly CurvePoint[])[] = [];
  let values: Float32Array;
  if (method === 'zero-filled') values = zeroFilled({ shape: operator.inputShape, kspace });
  else if (method === 'grid')
    values = await fitGrid({ operator, measurements: kspace, steps: protocol.gridSteps });
  else {
    const encoding = method as MriEncodingName;
    const { field, curve } = await finishResumably(
      checkpointFile(subject.name, encoding),
      JSON.stringify(protocol),
      (resume) =>
        fitMri({
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
    curves.push(curve);
    values = await evaluateField(engine, field, gridCoordinates(operator.inputShape));
  }
  const seconds = (performance.now() - started) / 1000;
  const score = scoreReconstruction(values, subject.truth, operator.inputShape);
  const { name, sha256 } = subject;
  const result: MriResult = {
    subject: name,
    sha256,
    coverage: coverage(mask),
    method,
    ...score,
    seconds,
    ...(curves[0] ? { curve: curves[0] } : {}),
  };
  return { result, values };
}

/** The middle axial slice, upright. */
function axialSlice(values: Float32Array, side: number): Picture {
  const start = Math.floor(side / 2) * side * side;
  const upright = Float32Array.from(
    { length: side * side },
    (_, i) => values[start + (side - 1 - Math.floor(i / side)) * side + (i % side)]!,
  );
  return { width: side, height: side, channels: 1, values: upright };
}

/** Kept beside the pictures while a fit goes on. */
function checkpointFile(subject: string, encoding: string): URL {
  return recordFile(`${options.protocol}/${subject.replaceAll(':', '-')}-${encoding}.safetensors`);
}

function recordFile(name: string): URL {
  return new URL(`records/${name}`, import.meta.url);
}
