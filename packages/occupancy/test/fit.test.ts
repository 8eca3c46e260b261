import {
  cosineSchedule,
  type Engine,
  type FitEnd,
  type FitEvent,
  type FitMeasure,
  finish,
  learningRateAt,
} from '@fourier-features/core';
import {
  defaults,
  type EncodingName,
  extractMesh,
  type FitOptions,
  fit,
  heldOutPoints,
  insideTest,
  iou,
  publishedDefaults,
  type Shape,
  score,
  unitBounds,
  volumetricIou,
} from '@fourier-features/occupancy';
import { wasmEngine } from '@fourier-features/wasm';
import { beforeAll, describe, expect, test } from 'vitest';
import { isManifold, sphereMesh, torusMesh } from './shapes.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await wasmEngine({ threads: 1 });
});

const shapeOf = (mesh: NonNullable<Shape['mesh']>): Required<Shape> => ({
  mesh,
  insideTest: insideTest(mesh),
});
const torus = shapeOf(torusMesh(0.3, 0.12));
const small = { frequencyCount: 32, width: 32, depth: 3, batchSize: 512, scale: 2, measureEvery: 100 };

function fitShape(shape: Shape, options: Partial<FitOptions> = {}): Promise<FitEnd> {
  return finish(fit({ shape, engine, steps: 300, learningRate: 5e-3, ...small, ...options }));
}

async function measurements(run: AsyncIterable<FitEvent>): Promise<FitMeasure[]> {
  const found: FitMeasure[] = [];
  for await (const event of run) if (event.type === 'measure') found.push(event);
  return found;
}

describe('fit(options)', () => {
  test.each([
    ['sphere', sphereMesh(0.4)],
    ['torus', torus.mesh],
  ])('fits a %s, and the extracted mesh is as close to it as the field', async (_, mesh) => {
    const shape = shapeOf(mesh);
    const { field, curve } = await fitShape(shape, { encoding: 'gaussian', points: 'uniform' });
    const scores = await score(field, await heldOutPoints({ shape, count: 20_000 }), { engine });
    expect(scores['uniformIou']).toBeGreaterThan(0.9);
    expect(scores['boundaryIou']).toBeGreaterThan(0.6);
    // The curve's points are others, so the two estimates differ by their sampling error.
    expect(Math.abs(curve.at(-1)!.boundaryIou! - scores['boundaryIou']!)).toBeLessThan(0.03);
    const { bounds } = shape.insideTest;
    const extracted = await extractMesh(field, { engine, resolution: 32, bounds });
    expect(isManifold(extracted)).toBe(true);
    const agreement = await volumetricIou(insideTest(extracted), shape.insideTest);
    expect(Math.abs(agreement - scores['uniformIou']!)).toBeLessThan(0.02);
  });

  test('measures the uniform IoU of a shape without a mesh', async () => {
    const slab: Shape = {
      insideTest: {
        bounds: unitBounds,
        label: (points) =>
          Float32Array.from({ length: points.length / 3 }, (_, i) => (points[3 * i]! < 0.5 ? 1 : 0)),
      },
    };
    const { curve, field } = await fitShape(slab, { steps: 100, encoding: 'none' });
    expect(Object.keys(curve[0]!)).toContain('uniformIou');
    expect(curve.at(-1)!.uniformIou).toBeGreaterThan(0.9);
    const { uniformIou } = await score(field, await heldOutPoints({ shape: slab, count: 4000 }), { engine });
    expect(Math.abs(curve.at(-1)!.uniformIou! - uniformIou!)).toBeLessThan(0.03);
  });

  test('draws three points in the box for each one near the surface, if the shape has a mesh', async () => {
    const drawn: number[] = [];
    const watched = {
      mesh: torus.mesh,
      insideTest: {
        bounds: torus.insideTest.bounds,
        label: (points: Float32Array) => {
          drawn.push(...points);
          return torus.insideTest.label(points);
        },
      },
    };
    const fractionNearSurface = async (options: Partial<FitOptions>): Promise<number> => {
      drawn.length = 0;
      await fitShape(watched, { steps: 1, batchSize: 4000, measure: () => ({}), ...options });
      let near = 0;
      for (let i = 0; i < drawn.length; i += 3) {
        const ring = Math.hypot(drawn[i]! - 0.5, drawn[i + 1]! - 0.5) - 0.3;
        if (Math.abs(Math.hypot(ring, drawn[i + 2]! - 0.5) - 0.12) < 0.03) near++;
      }
      return near / (drawn.length / 3);
    };
    const uniform = await fractionNearSurface({ points: 'uniform' });
    const mixed = await fractionNearSurface({});
    // 99.7 % of the points near the surface are within three deviations of 0.01 of it.
    expect(Math.abs(mixed - (0.75 * uniform + 0.25 * 0.997))).toBeLessThan(0.03);
    const sampler = (count: number): Float32Array => new Float32Array(3 * count);
    expect(await fractionNearSurface({ sampler })).toBe(0);
  });

  test('takes another measure, which can stop it', async () => {
    const { uniform } = await heldOutPoints({ shape: torus, count: 100 });
    const { curve, reason } = await fitShape(torus, {
      measure: async (evaluate) => ({ mine: iou(await evaluate(uniform.points), uniform.labels) }),
      stop: { measure: 'mine', target: 0 },
    });
    expect(Object.keys(curve[0]!).toSorted()).toEqual(['loss', 'mine', 'step']);
    expect(reason).toBe('target');
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

  test('ends bit-identical after an interruption', async () => {
    const uninterrupted = await fitShape(torus, { steps: 20 });
    const half = await fitShape(torus, { steps: 9 });
    const resumed = await fitShape(torus, { steps: 20, resume: half.checkpoint });
    expect(resumed.field).toEqual(uninterrupted.field);
  });

  test('keeps a learning rate given as a number', async () => {
    const run = fit({ shape: torus, engine, ...small, steps: 3, measureEvery: 1, learningRate: 1e-3 });
    expect((await measurements(run)).map(({ learningRate }) => learningRate)).toEqual([1e-3, 1e-3, 1e-3]);
  });

  test('lowers the learning rate along a cosine by default', async () => {
    const run = fit({ shape: torus, engine, ...small, steps: 11, measureEvery: 5 });
    const rates = (await measurements(run)).map(({ learningRate }) => learningRate);
    const schedule = cosineSchedule({ initial: 2e-3, final: 1e-4, steps: 11 });
    expect(rates).toEqual([0, 5, 10].map((step) => learningRateAt(schedule, step, 11)));
    expect(rates[0]).toBe(2e-3);
  });

  test('follows the published schedule: a tenth after 5000 steps', async () => {
    const { learningRate } = publishedDefaults;
    const run = fit({ shape: torus, engine, ...small, steps: 51, measureEvery: 50, learningRate });
    const rates = (await measurements(run)).map((event) => event.learningRate);
    expect(rates[0]).toBe(5e-4);
    expect(rates[1]).toBeCloseTo(5e-4 * 0.1 ** 0.01, 9);
  });

  test.each(Object.keys(defaults.encodings) as EncodingName[])(
    'trains the published network by default, from a loss of ln 2: %s',
    async (encoding) => {
      const { field, curve } = await finish(fit({ shape: torus, engine, encoding, steps: 1, batchSize: 16 }));
      const parameters = field.parameters.reduce((sum, { values }) => sum + values.length, 0);
      const features = { none: 3, basic: 6, positional: 510, gaussian: 512 }[encoding];
      expect(parameters).toBe((features + 1) * 256 + 6 * 257 * 256 + 257);
      expect(Math.abs(curve[0]!.loss - Math.log(2))).toBeLessThan(0.3);
      // The paper's scales, appendix E.2; it states log2 of the positional one, 6.
      const scale = { none: undefined, basic: undefined, positional: 2 ** 6, gaussian: 12 }[encoding];
      expect(field.encoding.hyperparameters['scale']).toBe(scale);
    },
  );

  test('throws at the call if an option is out of range, or mixed points have no mesh', () => {
    expect(() => fit({ shape: torus, engine, batchSize: 0 })).toThrow(/batchSize .*got 0/);
    expect(() => fit({ shape: torus, engine, scale: null })).toThrow(/scale .*got null/);
    expect(() => fit({ shape: torus, engine, points: 'surface' as 'mixed' })).toThrow(
      'fit: points must be one of mixed, uniform, got surface',
    );
    const { insideTest } = torus;
    expect(() => fit({ shape: { insideTest }, engine, points: 'mixed' })).toThrow(
      'points mixed needs a mesh to draw points near',
    );
  });
});
