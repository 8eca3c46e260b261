import { type Engine, type FitEvent, seededRandom } from '@fourier-features/core';
import * as ct from '@fourier-features/ct';
import { proceduralShape } from '@fourier-features/datasets';
import * as image from '@fourier-features/image';
import * as mri from '@fourier-features/mri';
import * as nerf from '@fourier-features/nerf';
import * as occupancy from '@fourier-features/occupancy';

/** Starts a fit of `steps` steps; the data are prepared already. */
export type StartFit = (engine: Engine, steps: number) => AsyncIterable<FitEvent>;

/** A task's training on a small input, with the paper's network. */
export interface TaskSteps {
  /** What a step computes, such as `image: 1,024 of 96×96 pixels`. */
  readonly title: string;
  start: StartFit;
}

/** Prepares the training of each task that trains fields, seeded. */
export const taskSteps: Readonly<Record<string, () => Promise<TaskSteps>>> = {
  image: async () => {
    const side = 96;
    const values = seededRandom(0).uniforms(3 * side ** 2);
    const split = image.split({ width: side, height: side, channels: 3, values }, 'grid');
    return {
      title: 'image: 1,024 of 96×96 pixels',
      start: (engine, steps) => image.fit({ split, engine, steps, batchSize: 1024 }),
    };
  },
  occupancy: async () => {
    const shape = occupancy.shape((await proceduralShape('gyroid')).mesh);
    return {
      title: 'occupancy: 1,024 points of a gyroid',
      start: (engine, steps) => occupancy.fit({ shape, engine, steps, batchSize: 1024 }),
    };
  },
  ct: async () => {
    const shape = [48, 48];
    const operator = ct.parallelBeam({ shape, angles: ct.uniformAngles(20) });
    const sinogram = operator.apply(seededRandom(0).uniforms(48 ** 2));
    return {
      title: 'ct: 20 projections of 48×48 cells',
      start: (engine, steps) => ct.fit({ operator, sinogram, engine, steps }),
    };
  },
  mri: async () => {
    const shape = [12, 12, 12];
    const random = seededRandom(0);
    const operator = mri.fourierSampling({ shape, mask: mri.gaussianMask({ shape, random }) });
    const kspace = operator.apply(random.uniforms(12 ** 3));
    return {
      title: 'mri: masked k-space of 12×12×12 cells',
      start: (engine, steps) => mri.fit({ operator, kspace, engine, steps }),
    };
  },
  nerf: async () => {
    const { train, near, far } = await nerf.proceduralScene({ width: 24, train: 4, heldOut: 1 });
    return {
      title: 'nerf: 64 rays of 24 samples',
      start: (engine, steps) =>
        nerf.fit({ views: train, engine, near, far, steps, raysPerStep: 64, samples: 24 }),
    };
  },
};
