import {
  type Engine,
  finish,
  gridCoordinates,
  gridEncoding,
  identityEncoding,
  type OtherFieldName,
  operatorSupervision,
} from '@fourier-features/core';
import {
  defaults,
  type FitOptions,
  fit,
  parallelBeam,
  recommended,
  uniformAngles,
} from '@fourier-features/ct';
import { type CoreField, trainedByCore } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { ellipses, rasterise } from './ellipses.ts';

const shape = [12, 16] as const;
const truth = rasterise(ellipses, shape);
const operator = parallelBeam({ shape, angles: uniformAngles(12) });
const sinogram = operator.apply(truth);

let engine: Engine;
beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
});

const hidden = { width: 12, depth: 3 };

/** Fields twice: as options of `fit`, and as core builds them. */
const twice: readonly (readonly [OtherFieldName, Partial<FitOptions>, CoreField])[] = [
  [
    'siren',
    { ...hidden, omega: 9, firstOmega: 9 },
    {
      encoding: identityEncoding({ inputDim: 2, inputRange: [-1, 1] }),
      ...hidden,
      hiddenActivation: { kind: 'sine', omega: 9 },
    },
  ],
  // A vertex for each pixel along the longest side.
  ['grid', {}, { encoding: gridEncoding({ inputDim: 2, coarsestCells: 16, featuresPerLevel: 1 }), depth: 0 }],
];

describe('fit({ field })', () => {
  test.each(twice)(
    'trains %s to the bits of the same training written with core',
    async (name, options, parts) => {
      const [steps, seed] = [4, 3];
      const { field } = await finish(
        fit({ operator, sinogram, truth, engine, field: name, steps, seed, ...options }),
      );
      const direct = await trainedByCore({
        field: parts,
        outputDim: 1,
        defaults: defaults.fields[name],
        supervision: operatorSupervision({
          operator,
          coordinates: gridCoordinates(shape),
          measurements: sinogram,
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
      const steps = 120;
      const narrow = defaults.fields[name].width === undefined ? {} : { width: 32 };
      const { curve } = await finish(
        fit({ operator, sinogram, truth, engine, field: name, steps, measureEvery: steps, ...narrow }),
      );
      expect(curve.at(-1)!.psnr!).toBeGreaterThan(curve[0]!.psnr! + 3);
    },
  );

  test('gives grids a vertex for each pixel, and refuses options that the field does not have', () => {
    expect(recommended(shape).cells).toBe(16);
    expect(() => fit({ operator, sinogram, engine, field: 'gauss', scale: 4 })).toThrow(
      'fit: scale must be left out with the field gauss, got 4',
    );
  });
});
