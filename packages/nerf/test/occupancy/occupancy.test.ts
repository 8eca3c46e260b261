import { seededRandom } from '@fourier-features/core';
import { fieldOccupancy, occupancyGrid, orbitCameras, render } from '@fourier-features/nerf';
import {
  cameraRays,
  observeDensities,
  occupancyThreshold,
  occupiedFraction,
  occupiedIntervals,
} from '@fourier-features/nerf/internal';
import { expectAbortHeard, expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { analyticEngine, radianceField as field, sphere } from '../analytic.ts';

const bounds = { min: [-1.5, -1.5, -1.5], max: [1.5, 1.5, 1.5] } as const;
const ball = sphere(0.8, 6);
const density = 'relu';

/** Whether a depth is in one of the intervals. */
const covers = (intervals: Float64Array, written: number, z: number): boolean => {
  for (let i = 0; i < written; i += 2) if (z >= intervals[i]! && z <= intervals[i + 1]!) return true;
  return false;
};

describe('fieldOccupancy(field, options)', () => {
  test('never skips what is dense', async () => {
    const grid = await fieldOccupancy(field, {
      engine: analyticEngine(ball),
      bounds,
      resolution: 16,
      density,
    });
    const [camera] = orbitCameras({ frames: 1, radius: 4, width: 9, elevation: 0.3 });
    const rays = cameraRays(camera!);
    const intervals = new Float64Array(2 * (3 * 16 + 1));
    let dense = 0;
    for (let ray = 0; ray < 81; ray++) {
      const written = occupiedIntervals(grid, occupancyThreshold(grid), rays, 3 * ray, 2, 6, intervals);
      for (let z = 2; z < 6; z += 0.013) {
        const [x, y, w] = [0, 1, 2].map(
          (k) => rays.origins[3 * ray + k]! + z * rays.directions[3 * ray + k]!,
        );
        if (ball(x!, y!, w!) <= 0) continue;
        dense++;
        expect(covers(intervals, written, z), `ray ${ray} at ${z}`).toBe(true);
      }
    }
    expect(dense).toBeGreaterThan(1000);
    expect(occupiedFraction(grid)).toBeLessThan(0.35);
  });

  test('renders the same picture in fewer evaluations', async () => {
    const engine = analyticEngine(ball);
    const occupancy = await fieldOccupancy(field, { engine, bounds, resolution: 24, density });
    const [camera] = orbitCameras({ frames: 1, radius: 4, width: 12 });
    const options = { engine, near: 2, far: 6, density } as const;
    const evaluated = async (run: () => Promise<unknown>) => {
      const before = engine.counts.points;
      await run();
      return engine.counts.points - before;
    };
    const everywhere = { ...options, samples: 800, minimumTransmittance: 0 };
    const skipping = { ...options, samples: 400, occupancy };
    const whole = await render(field, camera!, everywhere);
    const found = await render(field, camera!, skipping);
    expectClose(found.opacity, whole.opacity, 0.02);
    expectClose(found.colour, whole.colour, 0.02);
    expect(await evaluated(() => render(field, camera!, skipping))).toBeLessThan(
      (await evaluated(() => render(field, camera!, everywhere))) / 3,
    );
  });

  test('hears an abort while the engine evaluates', () =>
    expectAbortHeard((options) => fieldOccupancy(field, { ...options, bounds, resolution: 4 })));

  test('reports every layer, and rejects for an abort or bad options', async () => {
    const options = { engine: analyticEngine(ball), bounds, resolution: 4, density } as const;
    const progress: number[] = [];
    await fieldOccupancy(field, { ...options, onProgress: (fraction) => progress.push(fraction) });
    expect(progress).toEqual([0.25, 0.5, 0.75, 1]);
    const signal = AbortSignal.abort(new Error('no grid'));
    await expect(fieldOccupancy(field, { ...options, signal })).rejects.toThrow('no grid');
    await expect(fieldOccupancy(field, { ...options, probes: 0 })).rejects.toThrow(
      /probes must be a positive integer, per cell, got 0/,
    );
    await expect(fieldOccupancy(field, { ...options, resolution: 0.5 })).rejects.toThrow(
      /resolution must be a positive integer, in cells, got 0.5/,
    );
    await expect(fieldOccupancy(field, { ...options, minimumOpacity: 1 })).rejects.toThrow(
      /minimumOpacity must be in \(0, 1\), got 1/,
    );
  });
});

describe('occupiedIntervals(grid, threshold, rays, from, near, far, intervals)', () => {
  test('covers a full grid from side to side and an empty one nowhere', () => {
    const grid = occupancyGrid({ bounds, resolution: 7 });
    const rays = {
      origins: Float64Array.from([-3, 0.1, 0.2, -3, 0.1, 0.2, 0, 0, 0]),
      directions: Float64Array.from([1, 0, 0, 0, 1, 0, 0.5, -0.25, 1]),
    };
    const intervals = new Float64Array(50);
    expect(occupiedIntervals(grid, occupancyThreshold(grid), rays, 0, 0, 10, intervals)).toBe(2);
    expectClose(intervals.subarray(0, 2), [1.5, 4.5], 1e-12);
    expect(occupiedIntervals(grid, occupancyThreshold(grid), rays, 3, 0, 10, intervals)).toBe(0);
    expect(occupiedIntervals(grid, occupancyThreshold(grid), rays, 6, 0, 10, intervals)).toBe(2);
    expectClose(intervals.subarray(0, 2), [0, 1.5], 1e-12);
    grid.density.fill(0);
    expect(occupiedIntervals(grid, occupancyThreshold(grid), rays, 0, 0, 10, intervals)).toBe(0);
  });

  test('agrees with fine steps through random cells', () => {
    const grid = occupancyGrid({ bounds, resolution: 6 });
    const random = seededRandom(2);
    grid.density.set(random.uniforms(216).map((u) => (u < 0.4 ? 1e3 : 0)));
    const intervals = new Float64Array(50);
    for (let trial = 0; trial < 30; trial++) {
      const rays = {
        origins: Float64Array.from(random.uniforms(3), (u) => 4 * u - 2),
        directions: Float64Array.from(random.normals(3)),
      };
      const written = occupiedIntervals(grid, occupancyThreshold(grid), rays, 0, 0, 3, intervals);
      for (let z = 0.001; z < 3; z += 0.0237) {
        const cell = [0, 1, 2].map((k) => Math.floor((rays.origins[k]! + z * rays.directions[k]! + 1.5) * 2));
        const inside = cell.every((i) => i >= 0 && i < 6);
        const dense = inside && grid.density[(cell[2]! * 6 + cell[1]!) * 6 + cell[0]!]! > 0;
        expect(covers(intervals, written, z), `trial ${trial} at ${z}`).toBe(dense);
      }
    }
  });
});

describe('observeDensities(grid, step, coordinates, densityAt)', () => {
  const point = [0.1, 0.1, 0.1];
  const cell = 1 / 27;

  test('empties a cell after eight steps without density, and fills it again after one with', () => {
    const grid = occupancyGrid({ bounds, resolution: 3 });
    for (let step = 0; step < 7; step++) observeDensities(grid, step, point, () => 0);
    expect(occupiedFraction(grid)).toBe(1);
    observeDensities(grid, 7, point, () => 0);
    expect(occupiedFraction(grid)).toBeCloseTo(1 - cell, 12);
    observeDensities(grid, 8, point, () => 2 * grid.visibleDensity);
    expect(occupiedFraction(grid)).toBe(1);
  });

  test('does not depend on the order of points and calls in a step', () => {
    const random = seededRandom(4);
    const points = Float32Array.from(random.uniforms(3 * 90), (u) => 3 * u - 1.5);
    const found = random.uniforms(90);
    const [once, parts] = [0, 1].map(() => occupancyGrid({ bounds, resolution: 3 }));
    for (let step = 0; step < 3; step++) {
      observeDensities(once!, step, points, (n) => found[n]!);
      observeDensities(parts!, step, points, (n) => found[n]!, 40, 90);
      observeDensities(parts!, step, points, (n) => found[n]!, 0, 40);
    }
    expect(parts).toEqual(once);
    // 90 points in 27 cells: the densest of each, or what is left of the start.
    expect(once!.density[0]).toBeGreaterThan(0);
  });

  test('keeps cells that no point lies in', () => {
    const grid = occupancyGrid({ bounds, resolution: 3 });
    const before = grid.density.slice();
    observeDensities(grid, 0, [5, 5, 5, ...point], () => 0);
    expect(grid.density.filter((value, i) => value !== before[i])).toHaveLength(1);
  });
});

describe('occupancyThreshold(grid)', () => {
  test('is the density of an opacity of 0.01 along a cell’s diagonal', () => {
    const grid = occupancyGrid({ bounds, resolution: 6 });
    const diagonal = 0.5 * Math.sqrt(3);
    expect(1 - Math.exp(-occupancyThreshold(grid) * diagonal)).toBeCloseTo(0.01, 12);
  });

  test('is the mean if that is less, so that thin fog does not vanish altogether', () => {
    const grid = occupancyGrid({ bounds, resolution: 2 });
    grid.density.set([1, 1, 1, 3, 1, 1, 1, 3].map((level) => 1e-4 * level));
    expect(occupancyThreshold(grid)).toBeCloseTo(1.5e-4, 9);
    expect(occupiedFraction(grid)).toBe(0.25);
    grid.density.fill(0);
    expect(occupiedFraction(grid)).toBe(0);
  });
});
