/** Scans slices of volumes, and reconstructs them from part of their k-space. */

import { canvasPicture } from '@fourier-features/components/pictures/canvasPicture.ts';
import type { CanvasPicture } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import { createQueue, inTurn } from '@fourier-features/components/workers/queue.ts';
import { serveWorker } from '@fourier-features/components/workers/serveWorker.ts';
import * as mri from '@fourier-features/mri';
import {
  drawVolume,
  type FitSettings,
  gridValues,
  type MriInput,
  mriTask,
  simulateMri,
  slicesPicture,
  type VolumeInput,
  type VolumeSource,
} from '@fourier-features/tasks';
import type { OpenedInput } from '../live/protocol.ts';
import { createTraining } from '../live/training.ts';
import { trainingCalls } from '../live/trainingCalls.ts';
import { openVolume } from '../scans/openVolume.ts';
import { resultFile } from '../scans/resultFile.ts';
import type { PaintStroke } from '../scans/stroke.ts';
import { kspacePicture } from './kspacePicture.ts';
import type { MaskBrush, MriSetup, MriSource } from './mriSetup.ts';
import { paintMask } from './paintMask.ts';

/** A mask and the shape of the slice that it was made for. */
interface ShapedMask {
  readonly mask: mri.Mask;
  readonly shape: readonly [height: number, width: number];
}

/** A scan that was simulated. */
export interface OpenedMri extends OpenedInput {
  /** Number of slices across the axis, and the one that is scanned. */
  readonly slices: number;
  readonly slice: number;
  /** Width divided by height. */
  readonly aspect: number;
  /** Fraction of k-space that is sampled. */
  readonly coverage: number;
  /** Default scale of encodings, in cycles per longest side. */
  readonly scales: Readonly<Record<'positional' | 'gaussian', number>>;
  readonly truth: CanvasPicture;
  readonly kspace: CanvasPicture;
  readonly zeroFilled: CanvasPicture;
  /** In dB. */
  readonly zeroFilledPsnr: number;
  /** Names of the files of a result. */
  readonly files: readonly string[];
}

const training = createTraining<MriInput, FitSettings, CanvasPicture>({
  task: mriTask,
  view: async (field, { shape }, _, engine) =>
    canvasPicture(slicesPicture(await gridValues(field, shape, { engine }), shape)),
});

/** Reads the volume at a size. */
let read: ((size: number) => Promise<VolumeInput>) | undefined;
let volume: VolumeInput | undefined;
let readAt = 0;
/** The mask of the last scan, and the one that was painted. */
let last: ShapedMask | undefined;
let painted: ShapedMask | undefined;

async function open(source: MriSource, setup: MriSetup): Promise<OpenedMri> {
  const reader = readerOf(source);
  const opened = await reader(setup.size);
  [read, volume, readAt] = [reader, opened, setup.size];
  return scan(setup);
}

function readerOf(source: MriSource): (size: number) => Promise<VolumeInput> {
  if (source.kind === 'phantom') return (size) => drawVolume(source.phantom, { size });
  const { files } = source;
  const [first] = files;
  if (!first) throw new Error('There is no file to read.');
  const name = first.name.replace(/(\.nii)?\.[^./]*$/, '').replace(/^.*\//, '');
  const bytes: VolumeSource = files.length === 1 ? first.bytes : files;
  return (size) => openVolume(bytes, { name, size });
}

async function rescan(setup: MriSetup): Promise<OpenedMri> {
  if (!read) throw new Error('Nothing is open yet. Open an example or a file first.');
  if (readAt !== setup.size) [volume, readAt] = [await read(setup.size), setup.size];
  return scan(setup);
}

/** Paints on the mask that is shown, whatever it was drawn by. */
async function paint(strokes: readonly PaintStroke[], brush: MaskBrush, setup: MriSetup): Promise<OpenedMri> {
  if (!last) throw new Error('Nothing is open yet. Open an example or a file first.');
  painted = { ...last, mask: paintMask(last.mask, last.shape, strokes, brush) };
  return rescan({ ...setup, mask: 'painted' });
}

async function scan(setup: MriSetup): Promise<OpenedMri> {
  const { mask: chosen, acceleration, spokes, coils, snr, seed, axis } = setup;
  const { shape: grid } = volume!.volume;
  const slices = { x: grid[2], y: grid[1], z: grid[0] }[axis];
  const slice = Math.min(slices - 1, setup.slice ?? Math.floor(slices / 2));
  const options = { axis, slice, acceleration, spokes, seed };
  const full = simulateMri(volume!, { ...options, mask: 'full' });
  const shape = [full.shape[0]!, full.shape[1]!] as const;
  const [height, width] = shape;
  if (chosen === 'painted') painted = fitting(painted, shape) ?? fitting(last, shape) ?? dcAlone(shape);
  const mask = chosen === 'painted' ? painted!.mask : chosen;
  const input = simulateMri(volume!, { ...options, mask, coils, ...(snr === null ? {} : { snr }) });
  last = { mask: input.mask, shape };
  const [zeroFilled] = mriTask.baselines!(input);
  const { picture, scores } = await zeroFilled!.solve({});
  const magnitudes = mri.logMagnitude({ kspace: full.measurements, shape: full.shape });
  return {
    ...(await training.use(input)),
    ...{ slices, slice },
    aspect: width / height,
    coverage: mri.coverage(input.mask),
    scales: {
      positional: mri.defaultScale('positional', input.shape)!,
      gaussian: mri.defaultScale('gaussian', input.shape)!,
    },
    truth: canvasPicture(slicesPicture(input.truth!, input.shape)),
    kspace: canvasPicture(kspacePicture(magnitudes, input.mask, shape)),
    zeroFilled: canvasPicture(picture),
    zeroFilledPsnr: scores['psnr']!,
    files: mriTask.resultFiles(input),
  };
}

/** Returns a mask if it was made for slices of this shape. */
function fitting(made: ShapedMask | undefined, shape: ShapedMask['shape']): ShapedMask | undefined {
  return made?.shape[0] === shape[0] && made.shape[1] === shape[1] ? made : undefined;
}

function dcAlone(shape: ShapedMask['shape']): ShapedMask {
  const mask = new Uint8Array(shape[0] * shape[1]);
  mask[0] = 1;
  return { mask, shape };
}

/** Empties the painted mask. */
async function clear(setup: MriSetup): Promise<OpenedMri> {
  painted = last && dcAlone(last.shape);
  return rescan({ ...setup, mask: 'painted' });
}

/** Scans read and write what is open across awaits. */
const scans = createQueue();

const calls = {
  ...trainingCalls(training),
  file: (lane: number, name: string) =>
    training.withField(lane, (field, settings, engine) =>
      resultFile(mriTask, name, { field, input: training.input(), settings, engine }),
    ),
  open: inTurn(scans, open),
  rescan: inTurn(scans, rescan),
  paint: inTurn(scans, paint),
  clear: inTurn(scans, clear),
};

/** What the page may call. */
export type MriWorker = typeof calls;

serveWorker(calls);
