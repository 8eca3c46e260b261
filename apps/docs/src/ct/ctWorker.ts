/** Scans slices, reads sinograms, and reconstructs them by networks and without. */

import { canvasPicture } from '@fourier-features/components/pictures/canvasPicture.ts';
import type { CanvasPicture } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import { createQueue, inTurn } from '@fourier-features/components/workers/queue.ts';
import { serveWorker } from '@fourier-features/components/workers/serveWorker.ts';
import { decodeNpy, paintStroke, toUnitRange } from '@fourier-features/datasets';
import {
  type CtInput,
  ctTask,
  type FitSettings,
  gridValues,
  readSinogram,
  type SliceInput,
  sha256,
  simulateCt,
} from '@fourier-features/tasks';
import type { OpenedInput } from '../live/protocol.ts';
import { createTraining } from '../live/training.ts';
import { trainingCalls } from '../live/trainingCalls.ts';
import { resultFile } from '../scans/resultFile.ts';
import type { PaintStroke } from '../scans/stroke.ts';
import { type CtSetup, type CtSource, radians, type SinogramSetup } from './ctSetup.ts';
import { openSlice, type SliceSource } from './openSlice.ts';

/** A scan that was opened or simulated. */
export interface OpenedCt extends OpenedInput {
  /** Pixels along each side of the reconstruction. */
  readonly size: number;
  /** Number of slices across the axis, of a volume. */
  readonly slices: number | undefined;
  /** Index of the slice of a volume. */
  readonly slice: number | undefined;
  /** Undefined for a measured sinogram. */
  readonly truth: CanvasPicture | undefined;
  readonly sinogram: CanvasPicture;
  readonly backProjection: CanvasPicture;
  /** PSNR of the back-projection in dB, if the truth is known. */
  readonly backProjectionPsnr: number | undefined;
  /** Names of the files of a result. */
  readonly files: readonly string[];
}

/** A brush, in parts of the picture's side. */
export interface DensityBrush {
  readonly radius: number;
  /** Attenuation that it paints, in [0, 1]. */
  readonly density: number;
}

const training = createTraining<CtInput, FitSettings, CanvasPicture>({
  task: ctTask,
  view: async (field, { shape }, _, engine) =>
    shown(await gridValues(field, shape, { engine }), [shape[0]!, shape[1]!]),
});

/** Pixels along each side of the result of a sinogram, unless the visitor wants more. */
const MOST_PIXELS = 96;

let source: SliceSource | undefined;
/** The slice that is scanned, with what was drawn on it, and the part of the setup by which it was read. */
let slice: SliceInput | undefined;
let readAs = '';

async function open(given: CtSource, setup: CtSetup): Promise<OpenedCt> {
  const opened = await openSlice(given);
  const read = await opened.read(setup);
  [source, slice, readAs] = [opened, read, keyOf(setup)];
  return scan(setup);
}

/** Scans the same slice in another way, with what was drawn on it unless its pixels are others. */
async function rescan(setup: CtSetup): Promise<OpenedCt> {
  if (keyOf(setup) !== readAs) return erase(setup);
  return scan(setup);
}

/** Scans the slice as it was opened. */
async function erase(setup: CtSetup): Promise<OpenedCt> {
  await reread(setup);
  return scan(setup);
}

async function reread(setup: CtSetup): Promise<void> {
  if (!source) throw new Error('Nothing is open yet. Open an example or a file first.');
  slice = await source.read(setup);
  readAs = keyOf(setup);
}

async function paint(
  strokes: readonly PaintStroke[],
  { radius, density }: DensityBrush,
  setup: CtSetup,
): Promise<OpenedCt> {
  if (!slice || keyOf(setup) !== readAs) await reread(setup);
  const drawn = slice!;
  const values = drawn.values.slice();
  const [height, width] = drawn.shape;
  const cells = ([x, y]: readonly [number, number]) => [x * width, y * height] as const;
  for (const { from, to } of strokes)
    paintStroke(values, drawn.shape, {
      from: cells(from),
      to: cells(to),
      radius: radius * width,
      value: density,
    });
  const name = drawn.name.endsWith('-drawn') ? drawn.name : `${drawn.name}-drawn`;
  slice = { ...drawn, name, values, sha256: await sha256(values) };
  return scan(setup);
}

async function scan({ angles, beam, arc, photons, axis, slice: chosen }: CtSetup): Promise<OpenedCt> {
  const input = simulateCt(slice!, {
    ...{ angles, beam, arc: radians(arc) },
    ...(photons === null ? {} : { photons }),
  });
  const slices = source?.slices(axis);
  return opened(input, {
    slices,
    slice: slices === undefined ? undefined : (chosen ?? Math.floor(slices / 2)),
  });
}

async function openSinogram(
  {
    name,
    bytes,
    angles,
  }: { readonly name: string; readonly bytes: Uint8Array; readonly angles: Uint8Array | undefined },
  { arc, angleOffset, ...setup }: SinogramSetup,
): Promise<OpenedCt> {
  const chosen = Object.fromEntries(Object.entries(setup).filter(([, value]) => value !== null));
  const reduced = setup.size === null && detectorsOf(bytes, setup) > MOST_PIXELS;
  const input = await readSinogram(bytes, {
    ...chosen,
    name,
    arc: radians(arc),
    ...(angleOffset === null ? {} : { angleOffset: radians(angleOffset) }),
    ...(angles ? { angles } : {}),
    ...(reduced ? { size: MOST_PIXELS } : {}),
  });
  const notes = reduced
    ? [
        `the result has ${MOST_PIXELS}x${MOST_PIXELS} pixels, fewer than there are detectors, so that training takes seconds. Pass {size} for more.`,
      ]
    : [];
  return opened({ ...input, notes: [...input.notes, ...notes] }, { slices: undefined, slice: undefined });
}

/** Returns the number of detectors by the shape of an array; 0 of another array, which the reader refuses. */
function detectorsOf(
  bytes: Uint8Array,
  { layout, convention }: Pick<SinogramSetup, 'layout' | 'convention'>,
): number {
  const { shape } = decodeNpy(bytes);
  const first = layout === null ? convention === 'scikit-image' : layout === 'detectors-first';
  return (first ? shape[0] : shape.at(-1)) ?? 0;
}

async function opened(input: CtInput, place: Pick<OpenedCt, 'slices' | 'slice'>): Promise<OpenedCt> {
  const [backProjection] = ctTask.baselines!(input);
  const { picture, scores } = await backProjection!.solve({});
  const [height, width] = [input.shape[0]!, input.shape[1]!];
  const [projections, detectors] = [input.operator.outputShape[0]!, input.operator.outputShape[1]!];
  return {
    ...(await training.use(input)),
    ...place,
    size: width,
    truth: input.truth && shown(input.truth, [height, width]),
    sinogram: shown(inUnitRange(input.measurements), [projections, detectors]),
    backProjection: canvasPicture(picture),
    backProjectionPsnr: scores['psnr'],
    files: ctTask.resultFiles(input),
  };
}

/** Scales a sinogram for display; one without any attenuation stays black. */
function inUnitRange(values: Float32Array): Float32Array {
  return values.some((value) => value > 0) ? toUnitRange(values).values : values;
}

function keyOf({ size, axis, slice: chosen }: CtSetup): string {
  return JSON.stringify([size, axis, chosen]);
}

function shown(values: Float32Array, [height, width]: readonly [number, number]): CanvasPicture {
  return canvasPicture({ width, height, channels: 1, values });
}

/** Scans read and write what is open across awaits. */
const scans = createQueue();

const calls = {
  ...trainingCalls(training),
  file: (lane: number, name: string) =>
    training.withField(lane, (field, settings, engine) =>
      resultFile(ctTask, name, { field, input: training.input(), settings, engine }),
    ),
  open: inTurn(scans, open),
  openSinogram: inTurn(scans, openSinogram),
  rescan: inTurn(scans, rescan),
  erase: inTurn(scans, erase),
  paint: inTurn(scans, paint),
};

/** What the page may call. */
export type CtWorker = typeof calls;

serveWorker(calls);
