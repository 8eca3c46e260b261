import {
  type Bounds,
  type Engine,
  type FieldOptions,
  finish,
  gridEncoding,
  identityEncoding,
  initialField,
  type OtherFieldName,
  seededRandoms,
} from '@fourier-features/core';
import * as nerf from '@fourier-features/nerf';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';

const scene = await nerf.proceduralScene({ width: 8, train: 4, heldOut: 1, supersampling: 2 });
const { near, far, train: views } = scene;
const others = Object.keys(nerf.defaults.fields) as OtherFieldName[];

let engine: Engine;
beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
});

const small = { raysPerStep: 16, samples: 8, renderSamples: 8, measuredRays: 64 };
const hidden = { width: 12, depth: 3 };
const bounds: Bounds = { min: [-2, -1, -1.5], max: [1, 2, 1.5] };

// The domain of the box is [−2, 2], of which 0 is the middle, and 1 at three quarters.
/** Fields twice: as options of `fit`, and as core builds them. */
const twice: readonly (readonly [
  OtherFieldName,
  Partial<nerf.FitOptions>,
  Omit<FieldOptions, 'outputDim'>,
])[] = [
  [
    'siren',
    { ...hidden, omega: 9, firstOmega: 9 },
    {
      encoding: identityEncoding({ inputDim: 3, inputRange: [0, 0.5] }),
      ...hidden,
      hiddenActivation: { kind: 'sine', omega: 9 },
    },
  ],
  [
    'grid',
    { finestCells: 6 },
    {
      encoding: gridEncoding({
        inputDim: 3,
        coarsestCells: 6,
        featuresPerLevel: 4,
        inputRange: [0.5, 0.75],
      }),
      depth: 0,
    },
  ],
];

describe('fit({ field })', () => {
  test.each(twice)('starts %s over the box of the scene', async (name, options, parts) => {
    const [steps, seed] = [1, 3];
    const { field } = await finish(
      nerf.fit({
        ...{ views, near, far, engine, field: name, steps, seed, bounds, ...small, ...options },
        learningRate: 1e-30,
      }),
    );
    const { network: random } = seededRandoms(seed);
    const direct = initialField({ ...parts, outputDim: 4, outputActivation: 'linear', random });
    expect(field).toEqual(direct);
  });

  test('takes the default bounds of the cameras for the field and for the occupancy grid', async () => {
    const box = nerf.defaultBounds(
      views.map(({ camera }) => camera),
      near,
      far,
    );
    const options = { views, near, far, engine, field: 'grid', finestCells: 6, steps: 2, ...small } as const;
    const end = await finish(nerf.fit(options));
    expect(end).toEqual(await finish(nerf.fit({ ...options, bounds: box })));
    const low = Math.min(...box.min);
    const side = Math.max(...box.max) - low;
    const { encoding } = end.field;
    expect(encoding.inputRange[0]).toBeCloseTo(-low / side, 12);
    expect(encoding.inputRange[1]).toBeCloseTo((1 - low) / side, 12);
  });

  test.each(others)('improves with the defaults of %s', async (name) => {
    const steps = 150;
    const { width } = nerf.defaults.fields[name];
    const sizes = width === undefined ? { finestCells: 16 } : { width: Math.min(width, 32) };
    const { curve } = await finish(
      nerf.fit({
        ...{ views, near, far, engine, field: name, steps, measureEvery: steps, ...small, ...sizes },
        raysPerStep: 32,
      }),
    );
    expect(curve.at(-1)!.fitPsnr!).toBeGreaterThan(curve[0]!.fitPsnr! + 1);
  });

  test('restores the optimiser of a field from its checkpoint, with the occupancy grid', async () => {
    const sizes = { levels: 2, tableSize: 64, coarsestCells: 4, finestCells: 8, ...hidden };
    const options = {
      views,
      near,
      far,
      engine,
      field: 'hash',
      ...sizes,
      ...small,
      learningRate: 1e-2,
    } as const;
    const half = (await finish(nerf.fit({ ...options, steps: 3 }))) as Extract<
      nerf.FitEvent,
      { type: 'end' }
    >;
    expect(half.checkpoint.optimizer).toEqual(nerf.defaults.fields.hash.optimizer);
    const resumed = await finish(nerf.fit({ ...options, steps: 6, resume: half.checkpoint }));
    expect(resumed.field).toEqual((await finish(nerf.fit({ ...options, steps: 6 }))).field);
  });

  test.each([{}, { occupancy: false as const }])('refuses a box that is not one, with %j', (options) => {
    const reversed = { min: bounds.max, max: bounds.min };
    expect(() => nerf.fit({ views, near, far, engine, field: 'grid', bounds: reversed, ...options })).toThrow(
      'fit: bounds must have min below max on every axis, got 1 to -2 on axis 0',
    );
  });

  test('refuses options that the field does not have', () => {
    expect(() => nerf.fit({ views, near, far, engine, field: 'grid', scale: 4 })).toThrow(
      'fit: scale must be left out with the field grid, got 4',
    );
  });
});
