import { expect, test } from 'vitest';
import { productRates } from '../../src/gpu/products.ts';
import { parseWorkload } from '../../src/workload.ts';

const turns = (means: readonly number[]) => means.map((mean) => ({ mean, least: mean }));

test('productRates(workload, deep, turns) take the time that layers add, and compare within rounds', () => {
  const workload = parseWorkload('4x100-1000');
  // A layer adds three products of 1000 × 100 × 100, of 2e7 operations each: 4.8e8 in eight layers.
  const rates = productRates(workload, { ...workload, depth: 12 }, [
    turns([0.1, 0.2, 0.1]),
    turns([0.34, 0.68, 0.34]),
    turns([0.005, 0.01, 0.005]),
  ]);
  expect(rates.webgpu).toBeCloseTo(2, 10);
  expect(rates.pytorch).toBeCloseTo(4, 10);
  expect(rates.share).toBeCloseTo(0.5, 10);
  expect(rates.deepLayers).toBe(12);
});
