import { type DirectBatch, pointwiseSupervision, seededRandom } from '@fourier-features/core';
import { describe, expect, test } from 'vitest';

// Point i is at (i, −i) and has the target 100·i, so that each row identifies its point.
const coordinates = Float32Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? i / 2 : -(i - 1) / 2));
const targets = Float32Array.from({ length: 10 }, (_, i) => 100 * i);

describe('pointwiseSupervision({ coordinates, targets, inputDim })', () => {
  test('returns all points by default, in the same object at every step', () => {
    const supervision = pointwiseSupervision({ coordinates, targets, inputDim: 2 });
    const batch = supervision.batch(0, seededRandom(0));
    expect(batch).toEqual({ coordinates, targets, loss: 'mse' });
    expect(supervision.batch(1, seededRandom(0))).toBe(batch);
  });

  test('draws no random numbers for full batches', () => {
    const random = seededRandom(1);
    pointwiseSupervision({ coordinates, targets, inputDim: 2 }).batch(0, random);
    expect(random.state()).toEqual(seededRandom(1).state());
  });

  test('draws minibatches whose coordinates and targets belong together', () => {
    const supervision = pointwiseSupervision({
      coordinates,
      targets,
      inputDim: 2,
      batchSize: 64,
      loss: 'bce',
    });
    const batch = supervision.batch(0, seededRandom(2)) as DirectBatch;
    expect(batch.loss).toBe('bce');
    expect(batch.targets.length).toBe(64);
    batch.targets.forEach((target, row) => {
      expect([...batch.coordinates.subarray(2 * row, 2 * row + 2)]).toEqual([target / 100, -target / 100]);
    });
  });

  test('draws every point about equally often, with replacement', () => {
    const supervision = pointwiseSupervision({ coordinates, targets, inputDim: 2, batchSize: 10_000 });
    const counts = new Array<number>(10).fill(0);
    for (const target of (supervision.batch(0, seededRandom(3)) as DirectBatch).targets) {
      counts[target / 100]! += 1;
    }
    expect(counts.every((count) => Math.abs(count - 1000) < 150)).toBe(true);
  });

  test('draws different points in the next step, and the same from the same generator state', () => {
    const supervision = pointwiseSupervision({ coordinates, targets, inputDim: 2, batchSize: 8 });
    const random = seededRandom(4);
    const first = supervision.batch(0, random);
    expect(supervision.batch(1, random)).not.toEqual(first);
    expect(supervision.batch(0, seededRandom(4))).toEqual(first);
  });

  test('keeps the values of a point together', () => {
    const supervision = pointwiseSupervision({
      coordinates: Float32Array.of(0, 1),
      targets: Float32Array.of(1, 2, 3, 4, 5, 6),
      inputDim: 1,
      batchSize: 16,
    });
    const batch = supervision.batch(0, seededRandom(5)) as DirectBatch;
    batch.coordinates.forEach((x, row) => {
      expect([...batch.targets.subarray(3 * row, 3 * row + 3)]).toEqual(x === 0 ? [1, 2, 3] : [4, 5, 6]);
    });
  });

  test.each([
    [{ inputDim: 3 }, 'coordinates must be [n, 3], got 20 numbers'],
    [{ coordinates: new Float32Array(0) }, 'coordinates must hold at least 1 point, got 0'],
    [{ targets: new Float32Array(15) }, 'targets must be [10, c], got 15 numbers'],
    [{ targets: new Float32Array(0) }, 'targets must be [10, c], got 0 numbers'],
    [{ targets: new Float32Array(10).fill(Number.NaN) }, 'targets must be finite, got NaN at index 0'],
    [{ loss: 'l1' as 'mse' }, 'loss must be one of mse, bce, got l1'],
    [{ batchSize: 0 }, 'batchSize must be a positive integer, in points, got 0'],
    [{ batchSize: 2.5 }, 'batchSize must be a positive integer, in points, got 2.5'],
  ])('refuses %j', (options, message) => {
    expect(() => pointwiseSupervision({ coordinates, targets, inputDim: 2, ...options })).toThrow(
      new RangeError(`pointwiseSupervision: ${message}`),
    );
  });
});
