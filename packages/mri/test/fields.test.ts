import {
  type Engine,
  finish,
  gridCoordinates,
  hashGridEncoding,
  identityEncoding,
  type OtherFieldName,
  operatorSupervision,
  seededRandom,
} from '@fourier-features/core';
import {
  birdcageSensitivities,
  defaults,
  type FitOptions,
  fit,
  fourierSampling,
  gaussianMask,
  recommended,
} from '@fourier-features/mri';
import { type CoreField, trainedByCore } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { smoothBall } from './arrays.ts';

const shape = [8, 8, 8];
const truth = smoothBall(shape);
const mask = gaussianMask({ shape, random: seededRandom(0) });
const operator = fourierSampling({ shape, mask });
const kspace = operator.apply(truth);

let engine: Engine;
beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
});

const hidden = { width: 12, depth: 3 };
const hashSizes = { levels: 2, tableSize: 64, coarsestCells: 4, finestCells: 8 };

/** Fields twice: as options of `fit`, and as core builds them. */
const twice: readonly (readonly [OtherFieldName, Partial<FitOptions>, CoreField])[] = [
  [
    'wire',
    { ...hidden, omega: 9, firstOmega: 9, spread: 5 },
    {
      encoding: identityEncoding({ inputDim: 3, inputRange: [-1, 1] }),
      ...hidden,
      hiddenActivation: { kind: 'wire', omega: 9, spread: 5 },
    },
  ],
  [
    'hash',
    { ...hidden, ...hashSizes },
    { encoding: hashGridEncoding({ inputDim: 3, ...hashSizes }), ...hidden },
  ],
];

describe('fit({ field })', () => {
  test.each(twice)(
    'trains %s to the bits of the same training written with core',
    async (name, options, parts) => {
      const [steps, seed] = [4, 3];
      const { field } = await finish(
        fit({ operator, kspace, truth, engine, field: name, steps, seed, ...options }),
      );
      const direct = await trainedByCore({
        field: parts,
        outputDim: 1,
        defaults: defaults.fields[name],
        supervision: operatorSupervision({
          operator,
          coordinates: gridCoordinates(shape),
          measurements: kspace,
        }),
        engine,
        steps,
        seed,
      });
      expect(field).toEqual(direct);
    },
  );

  test.each(Object.keys(defaults.fields) as OtherFieldName[])(
    'improves with the defaults of %s',
    async (name) => {
      const steps = 60;
      const narrow = defaults.fields[name].width === undefined ? {} : { width: 32 };
      const { curve } = await finish(
        fit({ operator, kspace, truth, engine, field: name, steps, measureEvery: steps, ...narrow }),
      );
      expect(curve.at(-1)!.psnr!).toBeGreaterThan(curve[0]!.psnr! + 2);
    },
  );

  test.each(Object.keys(defaults.fields) as OtherFieldName[])(
    'improves a complex field with the defaults of %s',
    async (name) => {
      const steps = 60;
      const narrow = defaults.fields[name].width === undefined ? {} : { width: 32 };
      const coils = fourierSampling({
        shape,
        mask,
        sensitivities: birdcageSensitivities({ shape, coils: 2 }),
        complex: true,
      });
      const values = Float32Array.from({ length: 2 * truth.length }, (_, i) =>
        i % 2 === 0 ? truth[i / 2]! : 0,
      );
      const { curve } = await finish(
        fit({
          operator: coils,
          kspace: coils.apply(values),
          truth,
          complex: true,
          engine,
          field: name,
          steps,
          measureEvery: steps,
          ...narrow,
        }),
      );
      expect(curve.at(-1)!.loss).toBeLessThan(curve[0]!.loss / 2);
    },
  );

  test('gives grids a vertex for each cell, and refuses options that the field does not have', () => {
    expect(recommended([8, 16, 12]).cells).toBe(16);
    expect(() => fit({ operator, kspace, engine, field: 'hash', scale: 4 })).toThrow(
      'fit: scale must be left out with the field hash, got 4',
    );
  });
});
