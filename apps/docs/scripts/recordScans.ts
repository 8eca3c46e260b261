/**
 * Trains what the pages on CT and MRI train at first, and a larger scan of each with a larger network, and keeps the pictures
 * that the pages show: `node apps/docs/scripts/recordScans.ts`, some minutes on two cores.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { finish } from '@fourier-features/core';
import { brainDefaults } from '@fourier-features/ct';
import { colinHead, colinSlice, type Scan, toUnitRange } from '@fourier-features/datasets';
import { chooseEngine } from '@fourier-features/engines';
import * as mri from '@fourier-features/mri';
import { decodePicture } from '@fourier-features/pictures';
import { type Picture, rgba } from '@fourier-features/raster';
import {
  type CtInput,
  ctTask,
  type FitSettings,
  type MriInput,
  mriTask,
  readPictureSlice,
  readVolume,
  simulateCt,
  simulateMri,
  slicesPicture,
  type Task,
} from '@fourier-features/tasks';
import sharp from 'sharp';
import { initialTraining, laneChoices, type TrainingChoices } from '../src/choices/trainingChoices.ts';
import { initialSetup as ctSetup } from '../src/ct/ctSetup.ts';
import { kspacePicture } from '../src/mri/kspacePicture.ts';
import { initialSetup as mriSetup } from '../src/mri/mriSetup.ts';

const { engine, description } = await chooseEngine();

/** The network of the larger results. */
const LARGER: Partial<TrainingChoices> = { width: 128, frequencyCount: 128, steps: 500, learningRate: 3e-3 };

await recordCt();
await recordMri();

async function recordCt(): Promise<void> {
  const scan = colinSlice('colin27-z090');
  const bytes = await readFile(scan.url);
  const read = (size: number) => readPictureSlice(bytes, { name: scan.name, decodePicture, size });
  const scales = {
    positional: brainDefaults.encodings.positional.scale,
    gaussian: brainDefaults.encodings.gaussian.scale,
  };
  const small = simulateCt(await read(ctSetup.size), { angles: ctSetup.angles });
  const [angles, detectors] = small.operator.outputShape;
  await write('ct/truth', await grey(small.truth!, ctSetup.size));
  await write('ct/sinogram', {
    width: detectors!,
    height: angles!,
    channels: 1,
    values: toUnitRange(small.measurements).values,
  });
  const demo = await trained<CtInput>('ct', ctTask, small, 'back-projection', { ...initialTraining, scales });
  const large = simulateCt(await read(128), { angles: 40, photons: 1e5 });
  await write('ct/large-truth', await grey(large.truth!, 128));
  const training = { ...initialTraining, ...LARGER, scales };
  const result = await trained<CtInput>('ct', ctTask, large, 'large-back-projection', training, 'large-');
  await writeRecord('ct', scan, { demo, large: result });
}

async function recordMri(): Promise<void> {
  const scan = colinHead();
  const bytes = await readFile(scan.url);
  const read = (size: number) => readVolume(bytes, { name: scan.name, size });
  const { mask, acceleration, spokes, seed, axis } = mriSetup;
  const options = { mask: mask as 'gaussian', acceleration, spokes, seed, axis };
  const small = simulateMri(await read(mriSetup.size), { ...options, slice: mriSetup.size / 2 });
  const full = simulateMri(await read(mriSetup.size), { ...options, slice: mriSetup.size / 2, mask: 'full' });
  await write('mri/truth', slicesPicture(small.truth!, small.shape));
  await write('mri/kspace', kspaceOf(full.measurements, small));
  const demo = await trained<MriInput>('mri', mriTask, small, 'zero-filled', initialTraining);
  const large = simulateMri(await read(96), { ...options, slice: 48, snr: 30 });
  const whole = simulateMri(await read(96), { ...options, slice: 48, mask: 'full' });
  await write('mri/large-truth', slicesPicture(large.truth!, large.shape));
  await write('mri/large-kspace', kspaceOf(whole.measurements, large));
  const training = { ...initialTraining, ...LARGER };
  const result = await trained<MriInput>('mri', mriTask, large, 'large-zero-filled', training, 'large-');
  await writeRecord('mri', scan, { demo, large: result });
}

function kspaceOf(kspace: Float32Array, { mask, shape }: MriInput): Picture {
  return kspacePicture(mri.logMagnitude({ kspace, shape }), mask, [shape[0]!, shape[1]!]);
}

/** Trains the fields of a page, writes their pictures and that of the first baseline, and returns settings and scores. */
async function trained<Input extends CtInput | MriInput>(
  folder: string,
  task: Task<Input, FitSettings>,
  input: Input,
  baselineFile: string,
  training: TrainingChoices,
  prefix = '',
) {
  const [baseline] = task.baselines!(input);
  const { picture, scores } = await baseline!.solve({});
  await write(`${folder}/${baselineFile}`, picture);
  const fields: Record<string, unknown> = {};
  for (const { name, options } of laneChoices(training)) {
    const settings = task.settings(name, options as Parameters<typeof task.settings>[1], input);
    const { field } = await finish(task.fit(input, settings, { engine }));
    const result = await task.result(field, input, settings, { engine });
    await write(`${folder}/${prefix}${name}`, result.picture);
    fields[name] = { settings, scores: result.scores };
    process.stdout.write(`${folder} ${prefix}${name} ${JSON.stringify(result.scores)}\n`);
  }
  return { input: input.description, baseline: scores, fields };
}

async function grey(values: Float32Array, side: number): Promise<Picture> {
  return { width: side, height: side, channels: 1, values };
}

async function write(file: string, picture: Picture): Promise<void> {
  const { width, height, channels } = picture;
  const to = new URL(`../src/assets/${file}.png`, import.meta.url);
  await mkdir(new URL('./', to), { recursive: true });
  const image = sharp(rgba(picture), { raw: { width, height, channels: 4 } }).removeAlpha();
  await (channels === 1 ? image.toColourspace('b-w') : image)
    .png({ compressionLevel: 9 })
    .toFile(to.pathname);
}

async function writeRecord(folder: string, scan: Scan, results: object): Promise<void> {
  const { name, author, license, source, sha256 } = scan;
  const record = { data: { name, author, license, source, sha256 }, engine: description, ...results };
  const to = new URL(`../src/assets/${folder}/record.json`, import.meta.url);
  await writeFile(to, `${JSON.stringify(record, null, 2)}\n`);
}
