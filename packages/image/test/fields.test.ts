import {
  adam,
  type Engine,
  finish,
  gridEncoding,
  hashGridEncoding,
  identityEncoding,
  learningRateAt,
  type OtherFieldName,
  pointwiseSupervision,
} from '@fourier-features/core';
import {
  defaultBatchSize,
  defaults,
  type FitOptions,
  fit,
  recommended,
  render,
  score,
  split,
} from '@fourier-features/image';
import { type CoreField, trainedByCore } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { stripes } from './stripes.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
});

const others = Object.keys(defaults.fields) as OtherFieldName[];
const all = split(stripes, 'none');
const longerSide = Math.max(all.train.width, all.train.height);
const signed = identityEncoding({ inputDim: 2, inputRange: [-1, 1] });
const hidden = { width: 12, depth: 3 };
const hashSizes = { levels: 3, tableSize: 64, coarsestCells: 4, finestCells: 16 };
const sine = (omega: number) => ({ kind: 'sine', omega }) as const;
const finer = (omega: number) => ({ kind: 'finer', omega }) as const;
const wire = (omega: number) => ({ kind: 'wire', omega, spread: 6 }) as const;

// The first vertex of a plain grid is a pixel before the picture, the last is the last pixel.
const lastPixel = Math.fround((longerSide - 1) / longerSide);
const pixel = lastPixel / (longerSide - 1);
const slope = 1 / (lastPixel + pixel);
const fromPixelBefore = [slope * pixel, slope * (1 + pixel)] as const;

/** Each field twice: as options of `fit`, and as core builds it. */
const twice: readonly (readonly [OtherFieldName, Partial<FitOptions>, CoreField])[] = [
  [
    'siren',
    { ...hidden, omega: 9, firstOmega: 20 },
    { encoding: signed, ...hidden, firstActivation: sine(20), hiddenActivation: sine(9) },
  ],
  [
    'finer',
    { ...hidden, omega: 9, firstOmega: 20 },
    { encoding: signed, ...hidden, firstActivation: finer(20), hiddenActivation: finer(9) },
  ],
  [
    'wire',
    { ...hidden, omega: 9, firstOmega: 20, spread: 6 },
    { encoding: signed, ...hidden, firstActivation: wire(20), hiddenActivation: wire(9) },
  ],
  [
    'gauss',
    { ...hidden, spread: 6 },
    { encoding: signed, ...hidden, hiddenActivation: { kind: 'gauss', spread: 6 } },
  ],
  [
    'hash',
    { ...hidden, ...hashSizes },
    { encoding: hashGridEncoding({ inputDim: 2, ...hashSizes }), ...hidden },
  ],
  [
    'grid',
    { interpolation: 'cubic' },
    {
      encoding: gridEncoding({
        inputDim: 2,
        coarsestCells: longerSide,
        featuresPerLevel: all.channels,
        interpolation: 'cubic',
        inputRange: fromPixelBefore,
      }),
      depth: 0,
    },
  ],
];

describe('fit({ field })', () => {
  test.each(twice)(
    'trains %s to the bits of the same training written with core',
    async (name, options, parts) => {
      const [steps, seed] = [6, 4];
      const { field } = await finish(
        fit({ split: all, engine, field: name, steps, seed, batchSize: 64, ...options }),
      );
      const { coordinates, targets } = all.train;
      const direct = await trainedByCore({
        field: parts,
        outputDim: all.channels,
        defaults: defaults.fields[name],
        supervision: pointwiseSupervision({ coordinates, targets, inputDim: 2, batchSize: 64 }),
        engine,
        steps,
        seed,
      });
      expect(field).toEqual(direct);
    },
  );

  test.each(others)('improves with the defaults of %s', async (name) => {
    const steps = 120;
    const { width } = defaults.fields[name];
    const narrow = width === undefined ? {} : { width: Math.min(width, 32) };
    const { curve } = await finish(
      fit({ split: all, engine, field: name, steps, batchSize: 'full', measureEvery: steps, ...narrow }),
    );
    expect(curve.at(-1)!.fitPsnr!).toBeGreaterThan(curve[0]!.fitPsnr! + 1);
    expect(learningRateAt(defaults.fields[name].learningRate, 0, steps)).toBeGreaterThan(0);
  });

  test('restores the optimiser of a field from its checkpoint', async () => {
    const options = { split: all, engine, field: 'hash', ...hidden, ...hashSizes, batchSize: 64 } as const;
    const { checkpoint } = await finish(fit({ ...options, steps: 3 }));
    expect(checkpoint.optimizer).toEqual(adam({ beta2: 0.99, epsilon: 1e-15 }));
    const resumed = await finish(fit({ ...options, steps: 6, resume: checkpoint }));
    expect(resumed.field).toEqual((await finish(fit({ ...options, steps: 6 }))).field);
  });

  test('takes an optimiser of one’s own', async () => {
    const optimizer = adam({ beta1: 0.5 });
    const { checkpoint } = await finish(
      fit({ split: all, engine, field: 'grid', optimizer, steps: 1, batchSize: 64 }),
    );
    expect(checkpoint.optimizer).toEqual(optimizer);
  });

  test('keeps the start value of a grid in vertices that no pixel touches, and changes all that pixels do', async () => {
    // As many cells as pixels: the vertices after the first row and column are the pixels.
    const { field } = await finish(fit({ split: all, engine, field: 'grid', steps: 30, batchSize: 'full' }));
    const side = longerSide + 1;
    const { values } = field.parameters[0]!;
    for (let row = 0; row < side; row++)
      for (let column = 0; column < side; column++) {
        const isPixel = row > 0 && row <= all.train.height && column > 0 && column <= all.train.width;
        const value = Math.abs(values[(row * side + column) * all.channels]!);
        if (!isPixel) expect(value).toBeLessThan(2e-4);
      }
    const { fitPsnr } = await score(field, all, { engine });
    expect(fitPsnr).toBeGreaterThan(30);
  });

  test.each([16, 15])(
    'interpolates the pixels held out of a square of %i by a grid, and keeps the last ones beyond',
    async (side) => {
      const ramp = Float32Array.from({ length: side ** 2 }, (_, i) => 0.2 + (0.6 * (i % side)) / side);
      const halves = split({ width: side, height: side, channels: 1, values: ramp }, 'grid');
      const run = fit({ split: halves, engine, field: 'grid', steps: 300, batchSize: 'full' });
      const { field } = await finish(run);
      const { values } = await render(field, { engine, source: { width: side, height: side } });
      // Between trained columns the mean of both neighbours; the last column of an even side has only one.
      for (let column = 0; column < side; column++) {
        const expected = ramp[Math.min(column, side - 1 - ((side - 1) % 2))]!;
        for (const row of [0, 5, side - 1]) expect(values[row * side + column]).toBeCloseTo(expected, 2);
      }
    },
  );

  test('gives grids a vertex for each pixel that is trained on, also if others are held out', async () => {
    const halves = split(stripes, 'grid');
    expect(recommended(halves).cells).toBe(Math.max(halves.train.width, halves.train.height));
    const { curve } = await finish(
      fit({ split: halves, engine, field: 'grid', steps: 60, batchSize: 'full', measureEvery: 60 }),
    );
    // With a vertex for each pixel of the picture, those held out would stay at the grey of the start.
    const grey = curve[0]!.heldOutPsnr!;
    expect(curve.at(-1)!.heldOutPsnr!).toBeGreaterThan(grey + 1);
  });

  test('draws the batch of the field by default', () => {
    expect(defaultBatchSize()).toBe(defaults.batchSize);
    expect(defaultBatchSize('siren')).toBe(defaults.batchSize);
    expect(defaultBatchSize('grid')).toBe(defaults.fields.grid.batchSize);
  });

  test('refuses options that the field does not have, and fields that there are not', () => {
    const valid = { split: all, engine };
    expect(() => fit({ ...valid, field: 'siren', scale: 10 })).toThrow(
      'fit: scale must be left out with the field siren, got 10. Its options are omega, firstOmega, width, depth.',
    );
    expect(() => fit({ ...valid, omega: 30 })).toThrow('fit: omega must be left out with the field fourier');
    expect(() => fit({ ...valid, field: 'sirens' as 'siren' })).toThrow(
      'fit: field must be one of fourier, siren',
    );
  });
});
