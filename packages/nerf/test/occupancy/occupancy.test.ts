import { seededRandom } from '@fourier-features/core';
import {
  cameraRays,
  createOccupancyGrid,
  observeDensities,
  occupancyThreshold,
  occupancyWith,
  occupiedIntervals,
  occupiedShare,
  orbitCameras,
  renderWith,
} from '@fourier-features/nerf';
import { expectClose } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { analytic, sphere } from '../analytic.ts';

const bounds = { min: [-1.5, -1.5, -1.5], max: [1.5, 1.5, 1.5] } as const;
const ball = sphere(0.8, 6);
const density = 'relu';

/** Whether a depth is in one of the intervals. */
const covers = (intervals: Float64Array, written: number, z: number): boolean => {
  for (let i = 0; i < written; i += 2) if (z >= intervals[i]! && z <= intervals[i + 1]!) return true;
  return false;
};

describe('occupancyWith(evaluate, options)', () => {
  test('never passes over what is dense', async () => {
    const grid = await occupancyWith(analytic(ball), { bounds, resolution: 16, density });
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
    expect(occupiedShare(grid)).toBeLessThan(0.35);
  });

  test('renders the same picture in fewer evaluations', async () => {
    const occupancy = await occupancyWith(analytic(ball), { bounds, resolution: 24, density });
    const [camera] = orbitCameras({ frames: 1, radius: 4, width: 12 });
    let asked = 0;
    const counting = async (points: Float32Array) => {
      asked += points.length / 3;
      return analytic(ball)(points);
    };
    const range = { near: 2, far: 6, density } as const;
    const whole = await renderWith(counting, camera!, { ...range, samples: 800, minimumTransmittance: 0 });
    const before = asked;
    asked = 0;
    const skipping = await renderWith(counting, camera!, { ...range, samples: 400, occupancy });
    expect(asked).toBeLessThan(before / 3);
    expectClose(skipping.opacity, whole.opacity, 0.02);
    expectClose(skipping.colour, whole.colour, 0.02);
  });
});

describe('occupiedIntervals(…)', () => {
  test('covers a full grid from side to side and an empty one nowhere', () => {
    const grid = createOccupancyGrid({ bounds, resolution: 7 });
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
    const grid = createOccupancyGrid({ bounds, resolution: 6 });
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
  const share = 1 / 27;

  test('gives a cell up after eight steps that found it empty, and takes it back after one dense', () => {
    const grid = createOccupancyGrid({ bounds, resolution: 3 });
    for (let step = 0; step < 7; step++) observeDensities(grid, step, point, () => 0);
    expect(occupiedShare(grid)).toBe(1);
    observeDensities(grid, 7, point, () => 0);
    expect(occupiedShare(grid)).toBeCloseTo(1 - share, 12);
    observeDensities(grid, 8, point, () => 2 * grid.visibleDensity);
    expect(occupiedShare(grid)).toBe(1);
  });

  test('makes no difference of the order of points and calls in a step', () => {
    const random = seededRandom(4);
    const points = Float32Array.from(random.uniforms(3 * 90), (u) => 3 * u - 1.5);
    const found = random.uniforms(90);
    const [once, parts] = [0, 1].map(() => createOccupancyGrid({ bounds, resolution: 3 }));
    for (let step = 0; step < 3; step++) {
      observeDensities(once!, step, points, (n) => found[n]!);
      observeDensities(parts!, step, points, (n) => found[n]!, 40, 90);
      observeDensities(parts!, step, points, (n) => found[n]!, 0, 40);
    }
    expect(parts).toEqual(once);
    // 90 points in 27 cells: the densest of each, or what is left of the start.
    expect(once!.density[0]).toBeGreaterThan(0);
  });

  test('leaves cells alone that nobody looked at', () => {
    const grid = createOccupancyGrid({ bounds, resolution: 3 });
    const before = grid.density.slice();
    observeDensities(grid, 0, [5, 5, 5, ...point], () => 0);
    expect(grid.density.filter((value, i) => value !== before[i])).toHaveLength(1);
  });
});

describe('occupancyThreshold(grid)', () => {
  test('is the density of an opacity of 0.01 along a cell’s diagonal', () => {
    const grid = createOccupancyGrid({ bounds, resolution: 6 });
    const diagonal = 0.5 * Math.sqrt(3);
    expect(1 - Math.exp(-occupancyThreshold(grid) * diagonal)).toBeCloseTo(0.01, 12);
  });

  test('is the mean where that is less, so that thin fog does not vanish as a whole', () => {
    const grid = createOccupancyGrid({ bounds, resolution: 2 });
    grid.density.set([1, 1, 1, 3, 1, 1, 1, 3].map((share) => 1e-4 * share));
    expect(occupancyThreshold(grid)).toBeCloseTo(1.5e-4, 9);
    expect(occupiedShare(grid)).toBe(0.25);
    grid.density.fill(0);
    expect(occupiedShare(grid)).toBe(0);
  });
});
