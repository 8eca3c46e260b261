import {
  type Engine,
  evaluateField,
  type FitEvent,
  finish,
  gridCoordinates,
  seededRandom,
} from '@fourier-features/core';
import * as ct from '@fourier-features/ct';
import * as image from '@fourier-features/image';
import * as mri from '@fourier-features/mri';
import * as nerf from '@fourier-features/nerf';
import * as occupancy from '@fourier-features/occupancy';

/** What a training came to. */
export interface Trained {
  /** Loss of each step. */
  readonly losses: number[];
  /** Values of the trained field at its points, `[n, c]`. */
  readonly values: number[];
  /** Bits of the trained parameters. */
  readonly bits: number[];
}

/** A task on tiny inputs. */
interface TinyTask {
  /** Starts its training. */
  fit(engine: Engine): AsyncIterable<FitEvent> | Promise<AsyncIterable<FitEvent>>;
  /** Where trained fields are compared. */
  readonly coordinates: Float32Array;
}

const SIZE = {
  width: 32,
  frequencyCount: 16,
  steps: 8,
  learningRate: 0.01,
  measureEvery: 1,
  seed: 3,
} as const;

/** Cells of a disc of radius 0.3 in a square picture, with a gradient inside. */
function disc(side: number): Float32Array {
  return Float32Array.from({ length: side * side }, (_, i) => {
    const [x, y] = [((i % side) + 0.5) / side, (Math.floor(i / side) + 0.5) / side];
    return Math.hypot(x - 0.5, y - 0.45) < 0.3 ? 0.4 + 0.5 * x : 0;
  });
}

export type TaskName = 'ct' | 'mri' | 'nerf' | 'image' | 'occupancy';

const TASKS: Readonly<Record<TaskName, TinyTask>> = {
  ct: {
    fit: (engine) => {
      const operator = ct.parallelBeam({ shape: [24, 24], angles: ct.uniformAngles(12) });
      return ct.fit({ ...SIZE, engine, operator, sinogram: operator.apply(disc(24)), scale: 2 });
    },
    coordinates: gridCoordinates([24, 24]),
  },
  mri: {
    fit: (engine) => {
      const shape = [16, 16];
      const mask = mri.gaussianMask({ shape, random: seededRandom(0) });
      const operator = mri.fourierSampling({ shape, mask });
      return mri.fit({ ...SIZE, engine, operator, kspace: operator.apply(disc(16)), scale: 2 });
    },
    coordinates: gridCoordinates([16, 16]),
  },
  nerf: {
    fit: async (engine) => {
      const { train: views, near, far } = await nerf.proceduralScene({ width: 8, train: 4, heldOut: 1 });
      const sizes = {
        occupancy: { resolution: 16 },
        raysPerStep: 256,
        samples: 8,
        renderSamples: 8,
        measuredRays: 16,
        scale: 1,
      };
      // At 0.01, the rounding of one weight turns a ReLU on at a point, from where two engines go apart.
      return nerf.fit({ ...SIZE, ...sizes, learningRate: 0.003, engine, views, near, far });
    },
    coordinates: gridCoordinates([6, 6, 6]),
  },
  image: {
    fit: (engine) => {
      const split = image.split({ width: 16, height: 16, channels: 1, values: disc(16) }, 'grid');
      return image.fit({ ...SIZE, engine, split, scale: 2, batchSize: 'full' });
    },
    coordinates: gridCoordinates([16, 16]),
  },
  occupancy: {
    fit: (engine) => {
      const label = (points: Float32Array): Float32Array =>
        Float32Array.from({ length: points.length / 3 }, (_, i) => (points[3 * i]! < 0.4 ? 1 : 0));
      const shape = { insideTest: { bounds: occupancy.unitBounds, label } };
      return occupancy.fit({ ...SIZE, engine, shape, scale: 1, batchSize: 256, measure: async () => ({}) });
    },
    coordinates: gridCoordinates([6, 6, 6]),
  },
};

export const taskNames: readonly TaskName[] = Object.keys(TASKS) as TaskName[];

/** Trains the field of a task, in a page or in Node. */
export async function trainTask(name: TaskName, engine: Engine): Promise<Trained> {
  const { fit, coordinates } = TASKS[name];
  const { curve, field } = await finish(await fit(engine));
  return {
    losses: curve.map(({ loss }) => loss),
    values: [...(await evaluateField(field, coordinates, { engine }))],
    bits: field.parameters.flatMap(({ values }) => [...new Uint32Array(values.slice().buffer)]),
  };
}
