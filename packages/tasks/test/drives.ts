import type { Engine, FitEvent } from '@fourier-features/core';
import * as ct from '@fourier-features/ct';
import * as image from '@fourier-features/image';
import * as mri from '@fourier-features/mri';
import * as nerf from '@fourier-features/nerf';
import * as occupancy from '@fourier-features/occupancy';
import { decodePicture, encodePng } from '@fourier-features/pictures';
import {
  type CtInput,
  ctTask,
  drawSlice,
  drawVolume,
  type FitSettings,
  type ImageInput,
  type ImageSettings,
  imageTask,
  type MriInput,
  mriTask,
  type NerfInput,
  type NerfSettings,
  nerfTask,
  type OccupancyInput,
  type OccupancySettings,
  occupancyTask,
  readImage,
  readScene,
  readShape,
  type SettingsOptions,
  simulateCt,
  simulateMri,
  type Task,
  type TaskInput,
} from '@fourier-features/tasks';
import { filesOf, smallScene } from './nerf/scene.ts';

/** A task with an input, sizes that train in milliseconds, and its package's own way to train. */
export interface Drive<Input extends TaskInput, Settings extends FitSettings> {
  readonly task: Task<Input, Settings>;
  readonly input: Input;
  readonly options: SettingsOptions<Settings>;
  /** Trains by the package alone, from the data that the input was made of. */
  train(settings: Settings, engine: Engine): AsyncGenerator<FitEvent, void, undefined>;
}

const network = { frequencyCount: 8, width: 16, depth: 3, steps: 3, seed: 7 };

/** What the `fit` of all packages takes alike. */
function shared({ scale, frequencyCount, width, depth, steps, learningRate, seed }: FitSettings) {
  return {
    scale,
    frequencyCount: frequencyCount!,
    width: width!,
    depth: depth!,
    steps,
    learningRate,
    seed,
  };
}

const pixels = {
  width: 24,
  height: 16,
  channels: 3,
  values: Float32Array.from({ length: 24 * 16 * 3 }, (_, i) => Math.round(127 + 120 * Math.sin(i / 7)) / 255),
} as const;

export const imageDrive: Drive<ImageInput, ImageSettings> = {
  task: imageTask,
  input: await readImage(await encodePng(pixels), { name: 'waves', decodePicture, holdout: 'grid' }),
  options: { ...network, scale: 2, batchSize: 32 },
  train: (settings, engine) =>
    image.fit({
      split: image.split(pixels, 'grid'),
      engine,
      encoding: 'gaussian',
      batchSize: 32,
      ...shared(settings),
    }),
};

const positions = Float32Array.of(0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1);
const indices = Uint32Array.of(0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3);
const tetrahedron = 'v 0 0 0\nv 1 0 0\nv 0 1 0\nv 0 0 1\nf 1 3 2\nf 1 2 4\nf 1 4 3\nf 2 3 4\n';

export const occupancyDrive: Drive<OccupancyInput, OccupancySettings> = {
  task: occupancyTask,
  input: await readShape(new TextEncoder().encode(tetrahedron), 'corner.obj'),
  options: { ...network, scale: 2, batchSize: 64, resolution: 16 },
  train: (settings, engine) =>
    occupancy.fit({
      shape: occupancy.shape({ positions, indices }),
      engine,
      encoding: 'gaussian',
      batchSize: 64,
      ...shared(settings),
    }),
};

const slice = await drawSlice('shepp-logan', { size: 16 });

export const ctDrive: Drive<CtInput, FitSettings> = {
  task: ctTask,
  input: simulateCt(slice, { simulate: 'published' }),
  options: { ...network, scale: 2 },
  train: (settings, engine) => {
    const [shape, angles] = [[16, 16], ct.uniformAngles(20)];
    const operator = ct.parallelBeam({ shape, angles, ...ct.publishedGeometry(shape) });
    const sinogram = ct.publishedRadon({ shape, angles }).apply(slice.values);
    return ct.fit({
      operator,
      sinogram,
      truth: slice.values,
      engine,
      encoding: 'gaussian',
      ...shared(settings),
    });
  },
};

const { volume } = await drawVolume('shepp-logan', { size: 12 });

export const mriDrive: Drive<MriInput, FitSettings> = {
  task: mriTask,
  input: simulateMri(
    { name: 'head', sha256: '', volume, warnings: [], notes: [], settings: {} },
    { mask: 'radial', spokes: 8, coils: 2 },
  ),
  options: { ...network, scale: 2 },
  train: (settings, engine) => {
    const shape = [12, 12, 12];
    const mask = mri.radialMask({ shape, spokes: 8 });
    const sensitivities = mri.birdcageSensitivities({ shape, coils: 2 });
    const operator = mri.fourierSampling({ shape, mask, sensitivities });
    const kspace = operator.apply(volume.values);
    return mri.fit({
      operator,
      kspace,
      truth: volume.values,
      engine,
      encoding: 'gaussian',
      ...shared(settings),
    });
  },
};

const scene = await smallScene(12);

export const nerfDrive: Drive<NerfInput, NerfSettings> = {
  task: nerfTask,
  input: await readScene(filesOf(scene), { name: 'red', decodePicture }),
  options: { ...network, scale: 0.5, raysPerStep: 16, samples: 4 },
  train: (settings, engine) => {
    const { train: views, heldOut } = nerfDrive.input.scene;
    return nerf.fit({
      views,
      heldOut,
      engine,
      encoding: 'gaussian',
      raysPerStep: 16,
      samples: 4,
      renderSamples: 8,
      ...shared(settings),
    });
  },
};

/** All tasks behind one type, as a page holds them. */
export const drives: readonly Drive<TaskInput, FitSettings>[] = [
  imageDrive,
  occupancyDrive,
  ctDrive,
  mriDrive,
  nerfDrive,
];
