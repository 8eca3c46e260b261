import {
  type Engine,
  finish,
  gridEncoding,
  identityEncoding,
  type OtherFieldName,
} from '@fourier-features/core';
import { defaults, type FitOptions, fit, unitBounds } from '@fourier-features/occupancy';
import { type CoreField, trainedByCore } from '@fourier-features/testing';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { pointSupervision } from '../src/pointSupervision.ts';
import { trainingSampler } from '../src/samplers/trainingSampler.ts';

/** A ball. */
const shape = {
  insideTest: {
    bounds: unitBounds,
    label: (points: Float32Array) =>
      Float32Array.from({ length: points.length / 3 }, (_, i) =>
        Math.hypot(points[3 * i]! - 0.5, points[3 * i + 1]! - 0.5, points[3 * i + 2]! - 0.5) < 0.35 ? 1 : 0,
      ),
  },
};

let engine: Engine;
beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
});

const hidden = { width: 12, depth: 3 };

/** Fields twice: as options of `fit`, and as core builds them. */
const twice: readonly (readonly [OtherFieldName, Partial<FitOptions>, CoreField])[] = [
  [
    'finer',
    { ...hidden, omega: 9, firstOmega: 9 },
    {
      encoding: identityEncoding({ inputDim: 3, inputRange: [-1, 1] }),
      ...hidden,
      hiddenActivation: { kind: 'finer', omega: 9 },
    },
  ],
  [
    'grid',
    { finestCells: 8 },
    {
      encoding: gridEncoding({ inputDim: 3, coarsestCells: 8, featuresPerLevel: 1 }),
      depth: 0,
      outputBias: [-1],
    },
  ],
];

describe('fit({ field })', () => {
  test.each(twice)(
    'trains %s to the bits of the same training written with core',
    async (name, options, parts) => {
      const [steps, seed, batchSize] = [4, 3, 64];
      const { field } = await finish(fit({ shape, engine, field: name, steps, seed, batchSize, ...options }));
      const direct = await trainedByCore({
        field: parts,
        outputDim: 1,
        defaults: defaults.fields[name],
        supervision: pointSupervision({
          insideTest: shape.insideTest,
          batchSize,
          sampler: trainingSampler(shape, 'uniform'),
        }),
        engine,
        steps,
        seed,
      });
      expect(field).toEqual(direct);
    },
  );

  test.each(Object.keys(defaults.fields) as OtherFieldName[])(
    'finds a ball with the defaults of %s',
    async (name) => {
      const steps = 250;
      const { width } = defaults.fields[name];
      const small = width === undefined ? { finestCells: 16 } : { width: Math.min(width, 32) };
      const { curve } = await finish(
        fit({ shape, engine, field: name, steps, batchSize: 512, measureEvery: steps, ...small }),
      );
      expect(curve.at(-1)!.uniformIou!).toBeGreaterThan(0.4);
    },
  );

  test('refuses options that the field does not have', () => {
    expect(() => fit({ shape, engine, field: 'wire', scale: 4 })).toThrow(
      'fit: scale must be left out with the field wire, got 4',
    );
  });
});
