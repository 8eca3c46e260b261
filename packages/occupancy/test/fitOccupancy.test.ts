import { type Engine, type FitEnd, finish } from '@fourier-features/core';
import {
  createInsideTest,
  drawTestPoints,
  extractMesh,
  fitOccupancy,
  type OccupancyFitOptions,
  occupancyEncodingNames,
  scoreOccupancy,
  volumetricIou,
} from '@fourier-features/occupancy';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { isManifold, sphereMesh, torusMesh } from './shapes.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await wasmEngine({ threads: 1, revectorize: false });
});

const torus = torusMesh(0.3, 0.12);
const small = {
  frequencyCount: 32,
  width: 32,
  depth: 3,
  batchSize: 512,
  learningRate: 5e-3,
  measureEvery: 100,
};

function fitShape(mesh = torus, options: Partial<OccupancyFitOptions> = {}): Promise<FitEnd> {
  const insideTest = createInsideTest(mesh);
  return finish(fitOccupancy({ insideTest, engine, scale: 2, steps: 300, ...small, ...options }));
}

describe('fitOccupancy(options)', () => {
  test.each([
    ['sphere', sphereMesh(0.4)],
    ['torus', torus],
  ])('learns a %s, and the mesh of the field is as near to it as the field', async (_, mesh) => {
    const insideTest = createInsideTest(mesh);
    const { field } = await fitShape(mesh, { encoding: 'gaussian' });
    const testPoints = drawTestPoints({ mesh, insideTest, count: 20_000 });
    const { uniformIou, boundaryIou } = await scoreOccupancy(engine, field, testPoints);
    expect(uniformIou).toBeGreaterThan(0.9);
    expect(boundaryIou).toBeGreaterThan(0.6);
    const extracted = await extractMesh(engine, field, { resolution: 32, bounds: insideTest.bounds });
    expect(isManifold(extracted)).toBe(true);
    expect(Math.abs(volumetricIou(createInsideTest(extracted), insideTest) - uniformIou)).toBeLessThan(0.02);
  });

  test('gives the same weights for the same seed and others for another', async () => {
    const [once, again, other] = [
      await fitShape(torus, { steps: 5 }),
      await fitShape(torus, { steps: 5 }),
      await fitShape(torus, { steps: 5, seed: 1 }),
    ];
    expect(again.field).toEqual(once.field);
    expect(other.field.parameters[0]!.values).not.toEqual(once.field.parameters[0]!.values);
  });

  test('ends with the same bits after an interruption as without', async () => {
    const whole = await fitShape(torus, { steps: 20 });
    const half = await fitShape(torus, { steps: 9 });
    const resumed = await fitShape(torus, { steps: 20, resume: half.checkpoint });
    expect(resumed.field).toEqual(whole.field);
  });

  test.each(occupancyEncodingNames)(
    'trains the network of the paper with the defaults of %s',
    async (encoding) => {
      const insideTest = createInsideTest(torus);
      const { field, curve } = await finish(
        fitOccupancy({ insideTest, engine, encoding, steps: 1, batchSize: 16 }),
      );
      const parameters = field.parameters.reduce((sum, { values }) => sum + values.length, 0);
      const features = { none: 3, basic: 6, positional: 510, gaussian: 512 }[encoding];
      expect(parameters).toBe((features + 1) * 256 + 6 * 257 * 256 + 257);
      expect(Math.abs(curve[0]!.loss - Math.log(2))).toBeLessThan(0.3);
      const { amplitudes, inputRange } = field.encoding;
      if (encoding === 'none') expect(inputRange).toEqual([-1, 1]);
      else expect(Math.hypot(...amplitudes)).toBeCloseTo(1, 5);
    },
  );

  test('follows the schedule of the paper', async () => {
    const insideTest = createInsideTest(torus);
    const rates: number[] = [];
    const run = fitOccupancy({
      insideTest,
      engine,
      ...small,
      steps: 51,
      measureEvery: 50,
      learningRate: 1e-3,
    });
    for await (const event of run) if (event.type === 'measure') rates.push(event.learningRate);
    expect(rates[0]).toBe(1e-3);
    expect(rates[1]).toBeCloseTo(1e-3 * 0.1 ** 0.01, 9);
  });

  test('refuses batches without points and encodings without a scale', () => {
    const insideTest = createInsideTest(torus);
    expect(() => fitOccupancy({ insideTest, engine, batchSize: 0 })).toThrow(
      'batchSize must be a whole number',
    );
    expect(() => fitOccupancy({ insideTest, engine, scale: null })).toThrow(
      'gaussian encoding: scale must be given, got null',
    );
  });
});

describe('drawTestPoints(options)', () => {
  test('draws the same sets for the same seed, half of the boundary set inside', () => {
    const options = { mesh: torus, insideTest: createInsideTest(torus), count: 4000 };
    const { boundary, uniform } = drawTestPoints(options);
    expect(drawTestPoints(options).uniform.points).toEqual(uniform.points);
    expect(drawTestPoints({ ...options, seed: 2 }).uniform.points).not.toEqual(uniform.points);
    expect(Math.abs(boundary.labels.reduce((sum, label) => sum + label, 0) / 4000 - 0.5)).toBeLessThan(0.05);
    expect(() => drawTestPoints({ ...options, count: 0 })).toThrow('count must be a whole number');
  });
});
