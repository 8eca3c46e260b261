import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Engine, type Field, type FitEvent, finish } from '@fourier-features/core';
import { decodeField } from '@fourier-features/core/storage';
import * as ct from '@fourier-features/ct';
import * as image from '@fourier-features/image';
import * as mri from '@fourier-features/mri';
import * as nerf from '@fourier-features/nerf';
import * as occupancy from '@fourier-features/occupancy';
import { decodePicture } from '@fourier-features/pictures';
import {
  ctTask,
  drawSlice,
  drawVolume,
  imageTask,
  mriTask,
  nerfTask,
  occupancyTask,
  proceduralSceneInput,
  type Result,
  readImage,
  readKspace,
  readShape,
  readSinogram,
  simulateCt,
  simulateMri,
} from '@fourier-features/tasks';
import { fourierFieldOf } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, expect, test, vi } from 'vitest';
import { writeInputs } from './inputs.ts';
import { inFolder, runCli } from './runCli.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Fit = AsyncGenerator<FitEvent, void, undefined>;

/** Words of the command line, and the same training by the library: both with their defaults, except for the steps. */
interface Pair {
  readonly words: readonly string[];
  /** Name of the input's file, if there is one. */
  readonly file?: string;
  fit(engine: Engine, bytes: Bytes): Promise<Fit>;
}

const steps = 3;
const name = 'input';

const PAIRS: Readonly<Record<string, Pair>> = {
  image: {
    words: ['image', 'fit'],
    file: 'stripes.png',
    fit: async (engine, bytes) => {
      const { split } = await readImage(bytes, { name, decodePicture });
      return image.fit({ split, engine, steps });
    },
  },
  occupancy: {
    words: ['occupancy', 'fit'],
    file: 'cube.off',
    fit: async (engine, bytes) => {
      const { shape } = await readShape(bytes, 'cube.off');
      return occupancy.fit({ shape, engine, steps });
    },
  },
  'ct fit': {
    words: ['ct', 'fit', 'phantom:shepp-logan', '--size', '12'],
    fit: async (engine) => {
      const scan = simulateCt(await drawSlice('shepp-logan', { size: 12 }));
      return ct.fit({ operator: scan.operator, sinogram: scan.measurements, engine, steps });
    },
  },
  'ct reconstruct': {
    words: ['ct', 'reconstruct'],
    file: 'sinogram.npy',
    fit: async (engine, bytes) => {
      const { operator, measurements: sinogram } = await readSinogram(bytes, { name });
      return ct.fit({ operator, sinogram, engine, steps });
    },
  },
  'mri fit': {
    words: ['mri', 'fit', 'phantom:shepp-logan', '--size', '8'],
    fit: async (engine) => {
      const scan = simulateMri(await drawVolume('shepp-logan', { size: 8 }));
      return mri.fit({ operator: scan.operator, kspace: scan.measurements, engine, steps });
    },
  },
  'mri reconstruct': {
    words: ['mri', 'reconstruct', '--coils'],
    file: 'kspace.npy',
    fit: async (engine, bytes) => {
      const { operator, measurements: kspace, complex } = await readKspace(bytes, { name, coils: true });
      return mri.fit({ operator, kspace, complex, engine, steps });
    },
  },
  nerf: {
    words: ['nerf', 'fit', '--reduce', '25'],
    fit: async (engine) => {
      const { scene, near, far } = await proceduralSceneInput({ reduce: 25 });
      return nerf.fit({ views: scene.train, near, far, engine, steps });
    },
  },
};

/** The results of networks of full size would take a minute: only the trainings are compared. */
beforeAll(() => {
  const picture = { width: 1, height: 1, channels: 1, values: new Float32Array(1) } as const;
  const nothing: Result = { scores: {}, picture, files: [], notes: [], outputSpread: undefined, details: {} };
  for (const task of [imageTask, occupancyTask, ctTask, mriTask, nerfTask])
    vi.spyOn(task, 'result').mockResolvedValue(nothing);
  return () => vi.restoreAllMocks();
});

function hash(field: Field): string {
  const { encoding, parameters } = fourierFieldOf(field);
  const sha256 = createHash('sha256');
  for (const values of [encoding.frequencies, encoding.amplitudes, ...parameters.map((each) => each.values)])
    sha256.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  return sha256.digest('hex');
}

test.each(Object.entries(PAIRS))(
  '%s trains to the same bits from the terminal and through the library',
  async (_, { words, file, fit }) => {
    await inFolder(async (folder) => {
      await writeInputs(folder);
      const source = file === undefined ? [] : [file];
      const options = ['--steps', String(steps), '--engine', 'wasm', '--out', 'out'];
      const { code, stderr } = await runCli(folder, [...words, ...source, ...options]);
      expect(code, stderr).toBe(0);
      const { field } = decodeField(await readFile(join(folder, 'out', 'field.safetensors')));
      const bytes = file === undefined ? new Uint8Array() : await readFile(join(folder, file));
      const trained = await finish(await fit(await wasmEngine(), bytes));
      expect(hash(trained.field)).toBe(hash(field));
      expect(trained.checkpoint.optimizerState.updates).toBe(steps);
    });
  },
);
