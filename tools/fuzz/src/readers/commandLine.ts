import { mkdir, writeFile } from 'node:fs/promises';
import { encodeCheckpoint, encodeField } from '@fourier-features/core/storage';
import { publishedViewpoint } from '@fourier-features/occupancy';
import { decodePicture, encodePng } from '@fourier-features/pictures';
import { type FitSettings, imageTask, readImage } from '@fourier-features/tasks';
import { Command } from 'commander';
import { readNerfField } from '../../../../apps/cli/src/nerf/readField.ts';
import { readOccupancyField } from '../../../../apps/cli/src/occupancy/readField.ts';
import { readSignal } from '../../../../apps/cli/src/theory/readSignal.ts';
import { ownVersion } from '../../../../apps/cli/src/training/ownVersion.ts';
import { findPriorRun } from '../../../../apps/cli/src/training/priorRun.ts';
import { readResumed } from '../../../../apps/cli/src/training/resume.ts';
import { npyHeader, safetensorsMutators } from '../mutate/containers.ts';
import { jsonMutator } from '../mutate/json.ts';
import { checkpointOf, fieldFault, smallField, withOlder } from './fields.ts';
import { firstOf, notCount, notFinite, type Reader } from './reader.ts';
import { LOOK, lookFault, plain } from './scenes.ts';
import { seedFiles } from './seedFiles.ts';

/** A folder of an earlier run, in the folder of the process. */
const RUN = 'run';

const PNG = await encodePng({ width: 2, height: 2, channels: 1, values: Float32Array.of(0, 0.5, 1, 0.5) });
const INPUT = await readImage(PNG, { name: 'input', decodePicture });
const SETTINGS = imageTask.settings(
  'gaussian',
  { steps: 3, width: 3, depth: 2, frequencyCount: 2, scale: 2 },
  INPUT,
);

const RESUMED = { task: 'image', settings: JSON.stringify(SETTINGS), input_sha256: INPUT.sha256 };

/** What `image compare` leaves in the folder of an encoding. */
const MANIFEST = {
  ...{
    task: 'image',
    encoding: 'gaussian',
    scale: 2,
    frequencyCount: 2,
    width: 3,
    depth: 2,
    learningRate: 1e-3,
  },
  ...{ steps: 3, seed: 0, engine: 'wasm', seconds: 0.1, stepsPerSecond: 30, scores: { psnr: 12 } },
  files: { picture: `${RUN}/reconstruction.png`, error: `${RUN}/reconstruction.png` },
  software: { name: '@fourier-features/cli', version: ownVersion() },
  machine: { processor: 'any', cores: 1 },
  engineDescription: 'wasm',
  settings: SETTINGS,
  input: { name: 'input', sha256: INPUT.sha256 },
  weights: { sha256: INPUT.sha256 },
  ...{ missing: [], stopped: 'steps', resumedFrom: 0, curve: [{ step: 0, loss: 0.5 }] },
};

function settingsFault({
  steps,
  width,
  depth,
  frequencyCount,
  seed,
  scale,
}: FitSettings): string | undefined {
  return firstOf(
    notCount('steps', steps, 1),
    notCount('width', width, 1),
    notCount('depth', depth, 1),
    notCount('frequencyCount', frequencyCount, 1),
    notCount('seed', seed),
    scale !== null && !(scale > 0 && scale < Infinity) && `scale must be positive, got ${scale}`,
  );
}

/** Writes the file that a reader opens by its path, relative to the folder of the process. */
async function saved(name: string, bytes: Uint8Array): Promise<string> {
  await writeFile(name, bytes);
  return name;
}

/** Readers of the command line: files that it wrote itself, and signals. */
export const commandLineReaders: readonly Reader[] = [
  {
    name: 'shape-field',
    seeds: async () =>
      withOlder([
        encodeField({
          field: smallField(3, 1),
          metadata: {
            task: 'occupancy',
            bounds: JSON.stringify({ min: [0, 0, 0], max: [1, 1, 1] }),
            normalisation: JSON.stringify({
              centre: [0, 0, 0],
              halfSize: 1,
              origin: [500_000, 4_649_776, 0],
            }),
            viewpoint: JSON.stringify(publishedViewpoint),
          },
        }),
      ]),
    mutators: safetensorsMutators,
    names: /^input\.safetensors: /,
    read: async (bytes) => {
      const path = await saved('input.safetensors', bytes);
      const { field, bounds, normalisation, viewpoint } = await readOccupancyField(path);
      const { centre, halfSize, origin = [0, 0, 0] } = normalisation;
      return firstOf(
        fieldFault(field),
        [bounds.min, bounds.max, centre].some((corner) => corner.length !== 3) &&
          'corners must have 3 numbers',
        notFinite('bounds', [...bounds.min, ...bounds.max]),
        bounds.min.some((low, axis) => !(low < bounds.max[axis]!)) && 'bounds must ascend',
        notFinite('centre', centre),
        notFinite('origin', origin),
        notFinite('viewpoint', Object.values(viewpoint).flat()),
        !(halfSize > 0 && halfSize < Infinity) && `halfSize must be positive, got ${halfSize}`,
      );
    },
  },
  {
    name: 'scene-field',
    seeds: async () =>
      withOlder([
        encodeField({
          field: smallField(3, 4),
          metadata: { task: 'nerf', scene: 'x', look: JSON.stringify(plain(LOOK)) },
        }),
      ]),
    mutators: safetensorsMutators,
    names: /^input\.safetensors: /,
    read: async (bytes) => {
      const { field, look } = await readNerfField(await saved('input.safetensors', bytes));
      return firstOf(fieldFault(field), lookFault(look));
    },
  },
  {
    name: 'resumed-run',
    seeds: async () => [encodeCheckpoint({ checkpoint: checkpointOf(smallField(2, 1)), metadata: RESUMED })],
    mutators: safetensorsMutators,
    names: /^(input\.safetensors|--steps)(: | must )/,
    read: async (bytes) => {
      const path = await saved('input.safetensors', bytes);
      const { settings } = await readResumed(path, { task: imageTask, adjustable: [] }, new Command());
      return settingsFault(settings);
    },
  },
  {
    name: 'manifest',
    seeds: async () => [Buffer.from(JSON.stringify(MANIFEST))],
    mutators: [jsonMutator],
    names: /^\S+: /,
    read: async (bytes) => {
      await mkdir(RUN, { recursive: true });
      await saved(`${RUN}/reconstruction.png`, PNG);
      await saved(`${RUN}/manifest.json`, bytes);
      const prior = await findPriorRun(RUN, imageTask, SETTINGS, INPUT);
      if (prior?.kind !== 'done') return undefined;
      const { steps, seconds, scores, files } = prior.report;
      return firstOf(
        notCount('steps', steps),
        !(seconds >= 0) && `seconds must be a time, got ${seconds}`,
        Object.values(scores).some((score) => typeof score !== 'number') && 'scores must be numbers',
        Object.values(files).some((file) => typeof file !== 'string') && 'files must be paths',
      );
    },
  },
  {
    name: 'signal',
    seeds: () => seedFiles('signal'),
    mutators: [npyHeader],
    names: /^input\.npy: /,
    read: async (bytes) => {
      const path = await saved('input.npy', bytes);
      const { train, heldOut } = await readSignal(path, { row: undefined, points: 32, alpha: 1, seed: 0 });
      return firstOf(
        notFinite('values', train.values),
        notFinite('values', heldOut.values),
        [...train.values, ...heldOut.values].some((value) => Math.abs(value) > 0.5) &&
          'values must be in [−½, ½]',
      );
    },
  },
];
