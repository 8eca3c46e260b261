import { resolve } from 'node:path';
import { encodingByName, gridCoordinates, seededRandom } from '@fourier-features/core';
import { toUnitRange } from '@fourier-features/datasets';
import { split } from '@fourier-features/image';
import { decodePicture } from '@fourier-features/pictures';
import { type ChooseScaleOptions, chooseScale, type ScaleChoice, sha256 } from '@fourier-features/tasks';
import { defaultScales } from '@fourier-features/theory';
import { chooseEngine } from '../engine.ts';
import { readInput, refuse } from '../files/inputs.ts';
import { openOutputFolder } from '../files/outputFolder.ts';
import { readSlice } from '../files/readSlice.ts';
import { readVolumeFile } from '../files/readVolume.ts';
import { stem } from '../files/stem.ts';
import { VOLUME_KINDS } from '../files/volumeKinds.ts';
import { isVolume } from '../files/volumeSource.ts';
import { type Interrupt, writing } from '../terminal/interrupt.ts';
import { print } from '../terminal/print.ts';
import { say } from '../terminal/say.ts';
import { sayProgress } from '../terminal/sayProgress.ts';
import { UserError } from '../terminal/userError.ts';
import { sayDoubts } from '../training/doubts.ts';
import { scaleChart } from '../training/scale.ts';
import { scaleText } from '../training/scaleText.ts';
import { readNumbers } from './readSignal.ts';
import type { SuggestValues } from './suggestScale.ts';

/** What a scale is chosen for. */
interface Data {
  readonly name: string;
  readonly sha256: string;
  /** Cells along each axis, the slowest first. */
  readonly shape: readonly number[];
  readonly coordinates: Float32Array;
  readonly values: Float32Array;
}

/** Suggests scales for data and a planned training. */
export async function runSuggestScale(
  source: string,
  values: SuggestValues,
  { signal, enter }: Interrupt,
): Promise<void> {
  const { encoding: name, frequencyCount, width, depth, steps, learningRate, seed } = values;
  const data = await readData(source, values);
  const { shape, coordinates } = data;
  const inputDim = shape.length;
  const scales = values.scales ?? defaultScales(name, Math.max(...shape));
  const training = { frequencyCount, width, depth, steps, learningRate, seed };
  const encoding: Parameters<typeof chooseScale>[1]['encoding'] = (options) =>
    encodingByName(name, { inputDim, ...options });
  // Encodings refuse scales before anything is computed or written.
  for (const scale of scales) encoding({ scale, frequencyCount, random: seededRandom(0) });
  const out = await openOutputFolder(`${data.name}-scale`, values);
  say(`${data.name}: ${shape.toReversed().join('x')}, ${scales.length} candidates`);
  const probing = await chosenProbe(values);
  const problem = { coordinates, values: data.values, inputDim, scales };
  const choice = await chooseScale(problem, { ...training, encoding }, { ...probing, signal });
  await enter(writing());
  const files = { scale: await out.write('scale.svg', scaleChart(choice, 'cycles per side')) };
  const { probe } = probing;
  const report = {
    task: 'theory-suggest-scale',
    input: { name: data.name, sha256: data.sha256, shape },
    plan: { encoding: name, ...training },
    ...choice,
    ...(probe ? { engine: probe.engine.name } : {}),
    files,
  };
  await out.write('scale.json', `${JSON.stringify(report, null, 2)}\n`);
  print(report, values.json, summary(choice, files.scale));
}

/** Short trainings, if the options ask for them. */
async function chosenProbe(values: SuggestValues): Promise<ChooseScaleOptions> {
  const { probe: steps } = values;
  if (steps === undefined) return {};
  const { engine, description } = await chooseEngine(values);
  say(`trains the best few for ${steps} steps each; ${description}`);
  return { probe: { engine, steps }, onProgress: sayProgress('probing') };
}

function summary(choice: ScaleChoice, path: string): string {
  const { ranked, chosen, matched, decidedBy } = choice;
  const probed = decidedBy === 'probe';
  return [
    `| scale | ${probed ? 'probed held-out PSNR (dB) | ' : ''}predicted held-out PSNR (dB) | mismatch of the spectrum |`,
    `| --- | --- | --- |${probed ? ' --- |' : ''}`,
    ...ranked.map(
      ({ scale, heldOutPsnr, spectrumMismatch, probePsnr }) =>
        `| ${scale} | ${probed ? `${probePsnr?.toFixed(2) ?? '—'} | ` : ''}${heldOutPsnr.toFixed(2)} | ${spectrumMismatch.toFixed(3)} |`,
    ),
    '',
    `best: ${chosen}; ${scaleText(choice)}`,
    `nearest by spectrum: ${matched}`,
    `scale: ${resolve(path)}`,
  ].join('\n');
}

async function readData(source: string, values: SuggestValues): Promise<Data> {
  const { whole, size, slice, axis, volume, nonFinite, seed, maxPixels } = values;
  const phantom = source.startsWith('phantom:');
  const fromVolume = !phantom && (await isVolume(source));
  if (whole) {
    if (!phantom && !fromVolume)
      throw new UserError(`--whole: ${source} must be a ${VOLUME_KINDS}. Leave out the option.`);
    if (slice !== undefined)
      throw new UserError('--slice: cannot be combined with --whole. Leave one of them out.');
    const read = await readVolumeFile(source, { size, volume, nonFinite, seed });
    const { values: unit } = await refuse(source, () => toUnitRange(read.volume.values));
    sayDoubts(read);
    return gridData(read.name, read.sha256, read.volume.shape, unit);
  }
  if (/\.npy$/i.test(source)) {
    if (size !== undefined || slice !== undefined)
      throw new UserError(
        `${size === undefined ? '--slice' : '--size'}: ${source} must be a picture, a volume or a phantom. Leave out the option.`,
      );
    return signalData(source);
  }
  if (phantom || fromVolume || size !== undefined || slice !== undefined) {
    const read = await readSlice(source, {
      axis,
      volume,
      nonFinite,
      seed,
      maxPixels,
      ...optional({ size, slice }),
    });
    sayDoubts(read);
    return gridData(read.name, read.sha256, read.shape, read.values);
  }
  const bytes = await readInput(source);
  const picture = await refuse(source, () => decodePicture(bytes, { maxPixels }));
  sayDoubts({ warnings: picture.warnings, notes: [] });
  const { train } = split(picture, 'none');
  return {
    name: stem(source),
    sha256: await sha256(bytes),
    shape: [picture.height, picture.width],
    coordinates: train.coordinates,
    values: train.targets,
  };
}

function optional({ size, slice }: { size: number | undefined; slice: number | undefined }): {
  size?: number;
  slice?: number;
} {
  return { ...(size === undefined ? {} : { size }), ...(slice === undefined ? {} : { slice }) };
}

async function signalData(path: string): Promise<Data> {
  const { values, bytes } = await readNumbers(path);
  const numbers = Float32Array.from(values);
  const bad = numbers.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new UserError(`${path}: must be finite, got ${numbers[bad]} at index ${bad}`);
  return gridData(stem(path), await sha256(bytes), [numbers.length], numbers);
}

function gridData(name: string, hash: string, shape: readonly number[], values: Float32Array): Data {
  return { name, sha256: hash, shape, coordinates: gridCoordinates(shape), values };
}
