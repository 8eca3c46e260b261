import { basename, extname, resolve } from 'node:path';
import {
  type Encoding,
  gaussianEncoding,
  gridCoordinates,
  positionalEncoding,
  type Random,
  seededRandom,
} from '@fourier-features/core';
import { splitImage } from '@fourier-features/image';
import { Command, InvalidArgumentError, Option } from 'commander';
import { chooseEngine, type EngineOptions, engineOptions } from '../engine.ts';
import { readPicture, sha256 } from '../files/inputs.ts';
import { openOutputFolder } from '../files/outputs.ts';
import { readNumbers } from '../files/readSignal.ts';
import { readSlice } from '../files/readSlice.ts';
import { PHANTOM, readVolume, toUnitRange } from '../files/readVolume.ts';
import {
  chooseScale,
  defaultScales,
  type ScaleChoice,
  type ScaleQuestion,
  scaleChart,
  scaleUnit,
} from '../run/scaleChoice.ts';
import { positiveNumber, wholeNumber } from '../terminal/parsers.ts';
import { say } from '../terminal/say.ts';
import { UserError } from '../terminal/userError.ts';
import { addNetworkOptions } from './networkOptions.ts';
import { addOutputOptions } from './theoryOptions.ts';

interface SuggestOptions extends EngineOptions {
  encoding: 'gaussian' | 'positional';
  scales?: readonly number[];
  whole?: true;
  size?: number;
  slice?: number;
  axis: 'x' | 'y' | 'z';
  volume: number;
  features: number;
  width: number;
  depth: number;
  steps: number;
  learningRate: number;
  probe?: number;
  seed: number;
  out?: string;
  json?: true;
}

/** What a scale is to be chosen for. */
interface Data {
  readonly name: string;
  readonly sha256: string;
  /** Cells along each axis. */
  readonly shape: readonly number[];
  readonly coordinates: Float32Array;
  readonly values: Float32Array;
}

export function theorySuggestScaleCommand(): Command {
  const command = new Command('suggest-scale')
    .description('suggest scales for your data and a planned training, with the evidence')
    .argument(
      '<source>',
      'a picture, a NIfTI volume (.nii, .nii.gz), a .npy array of one axis, phantom:shepp-logan or phantom:random',
    )
    .addOption(
      new Option('--encoding <name>', 'whose scale is asked for')
        .choices(['gaussian', 'positional'])
        .default('gaussian'),
    )
    .option('--scales <list>', 'candidates, such as 2,4,8,16 (default: from the size)', scaleList)
    .option('--whole', 'the volume as a whole, not a slice of it')
    .option(
      '--size <cells>',
      'along the longest side of volumes, slices and phantoms, by area averaging',
      wholeNumber(2, 4096, 'cells'),
    )
    .option('--slice <k>', 'of a volume, from 0 (default: the middle one)', wholeNumber(0, 100_000, 'slices'))
    .addOption(
      new Option('--axis <name>', 'across which a volume is sliced').choices(['x', 'y', 'z']).default('z'),
    )
    .option('--volume <k>', 'of a file that holds several, from 0', wholeNumber(0, 100_000, 'volumes'), 0);
  addNetworkOptions(command, { frequencyCount: 256, width: 256, depth: 4 })
    .option('--steps <n>', 'of the planned training', wholeNumber(1, 10_000_000, 'steps'), 1000)
    .option(
      '--learning-rate <rate>',
      'of the planned training, by Adam',
      positiveNumber(10, 'per step'),
      1e-3,
    )
    .option(
      '--probe <steps>',
      'train the best few for so many steps each, and let the outcome decide',
      wholeNumber(1, 10_000_000, 'steps'),
    )
    .option('--seed <n>', 'of the frequencies and the patches', wholeNumber(0, 2 ** 32 - 1, 'type'), 0);
  addOutputOptions(command);
  for (const option of engineOptions()) command.addOption(option);
  return command
    .addHelpText(
      'after',
      `
For each candidate, linear dynamics predicts held-out points of small patches of the data at the planned time. The
predicted PSNRs order scales; they are not what training will reach. Scales within 0.5 dB of the best are the plateau:
there is little to choose among them. "matched" is a second opinion, from the spectrum alone. With --probe real, short
trainings decide among the best few: short ones favour small scales, so give them a good part of the planned steps.
The folder gets scale.svg and scale.json. image fit, occupancy fit, nerf fit, ct and mri take --scale auto to do this
themselves.

Examples:
  $ fourier-features theory suggest-scale photo.jpg
  $ fourier-features theory suggest-scale photo.jpg --probe 500
  $ fourier-features theory suggest-scale phantom:shepp-logan --size 128 --scales 1,2,4,8,16
  $ fourier-features theory suggest-scale head.nii.gz --whole --size 48 --steps 200 --learning-rate 0.002`,
    )
    .action(suggest);
}

async function suggest(source: string, options: SuggestOptions): Promise<void> {
  const { encoding, features, width, depth, steps, learningRate, seed } = options;
  const data = await readData(source, options);
  const { shape, coordinates, values } = data;
  const inputDim = shape.length;
  const cells = Math.max(...shape);
  const scales = options.scales ?? defaultScales(encoding, cells);
  const build = encodingBuilder(encoding, inputDim);
  // What encodings refuse is refused before anything is computed or written.
  for (const scale of scales) build({ scale, frequencyCount: features, random: seededRandom(0) });
  const out = await openOutputFolder(options.out ?? `${data.name}-scale`);
  say(`${data.name}: ${shape.toReversed().join('x')}, ${scales.length} candidates`);
  const probe = await chosenProbe(options);
  const plan = { encoding, features, width, depth, steps, learningRate, seed };
  const choice = await chooseScale({ coordinates, values, inputDim, cells, plan, scales, build, ...probe });
  const files = { scale: await out.write('scale.svg', scaleChart(choice, scaleUnit(encoding))) };
  const input = { name: data.name, sha256: data.sha256, shape };
  const probing = probe.probe ? { probe: { steps: probe.probe.steps, engine: probe.probe.engine.name } } : {};
  const report = { task: 'theory-suggest-scale', input, plan, ...probing, ...choice, files };
  await out.write('scale.json', `${JSON.stringify(report, null, 2)}\n`);
  process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : summary(choice, files.scale));
}

/** Short trainings, where they are asked for. */
async function chosenProbe(options: SuggestOptions): Promise<Pick<ScaleQuestion, 'probe'>> {
  if (options.probe === undefined) return {};
  const { engine, description } = await chooseEngine(options);
  say(`trains the best few for ${options.probe} steps each; ${description}`);
  return { probe: { engine, steps: options.probe } };
}

function summary({ ranked, plateau, matched, decidedBy }: ScaleChoice, path: string): string {
  const probed = decidedBy === 'probe';
  return [
    `| scale | ${probed ? 'probed held-out PSNR (dB) | ' : ''}predicted held-out PSNR (dB) | mismatch of the spectrum |`,
    `| --- | --- | --- |${probed ? ' --- |' : ''}`,
    ...ranked.map(
      ({ scale, heldOutPsnr, spectrumMismatch, probePsnr }) =>
        `| ${scale} | ${probed ? `${probePsnr?.toFixed(2) ?? '—'} | ` : ''}${heldOutPsnr.toFixed(2)} | ${spectrumMismatch.toFixed(3)} |`,
    ),
    '',
    `within 0.5 dB of the best: ${plateau.join(', ')}; nearest by spectrum: ${matched}`,
    `scale: ${resolve(path)}`,
    '',
  ].join('\n');
}

function encodingBuilder(
  name: 'gaussian' | 'positional',
  inputDim: number,
): (options: { scale: number; frequencyCount: number; random: Random }) => Encoding {
  return name === 'gaussian'
    ? (rest) => gaussianEncoding({ inputDim, ...rest })
    : ({ scale, frequencyCount }) => positionalEncoding({ inputDim, frequencyCount, maxLogFrequency: scale });
}

async function readData(source: string, options: SuggestOptions): Promise<Data> {
  const volumetric = /\.nii(\.gz)?$/i.test(source) || PHANTOM.test(source);
  if (options.whole) {
    if (!volumetric) throw new UserError(`--whole: ${source} is no volume (.nii or .nii.gz); leave it out`);
    const { name, sha256: hash, volume } = await readVolume(source, { ...options, size: options.size });
    return gridData(name, hash, volume.shape, toUnitRange(source, volume.values).unit);
  }
  if (/\.npy$/i.test(source)) return signalData(source);
  if (
    volumetric ||
    source.startsWith('phantom:') ||
    options.size !== undefined ||
    options.slice !== undefined
  ) {
    const { size, slice, axis, volume, seed } = options;
    const rest = { ...(size === undefined ? {} : { size }), ...(slice === undefined ? {} : { slice }) };
    const read = await readSlice(source, { axis, volume, seed, ...rest });
    return gridData(read.name, read.sha256, [read.side, read.side], read.values);
  }
  const { picture, sha256: hash } = await readPicture(source, 1);
  const { train } = splitImage(picture, 'none');
  return {
    name: basename(source, extname(source)),
    sha256: hash,
    shape: [picture.height, picture.width],
    coordinates: train.coordinates,
    values: train.targets,
  };
}

async function signalData(path: string): Promise<Data> {
  const { values, bytes } = await readNumbers(path);
  const numbers = Float32Array.from(values);
  const bad = numbers.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new UserError(`${path}: must be finite, got ${numbers[bad]} at index ${bad}`);
  return gridData(basename(path, extname(path)), sha256(bytes), [numbers.length], numbers);
}

function gridData(name: string, hash: string, shape: readonly number[], values: Float32Array): Data {
  return { name, sha256: hash, shape, coordinates: gridCoordinates(shape), values };
}

function scaleList(text: string): number[] {
  const scales = text.split(',').map(Number);
  if (text.trim() === '' || scales.some((scale) => !(scale > 0 && scale <= 1e6)))
    throw new InvalidArgumentError(
      'It must be numbers greater than 0 and at most 1000000, separated by commas.',
    );
  return [...new Set(scales)].toSorted((a, b) => a - b);
}
