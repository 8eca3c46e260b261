import { expect, test } from 'vitest';
import { inferenceOperations, parseWorkload, stepOperations, workloadName } from '../src/workload.ts';

const workload = { depth: 4, width: 256, frequencyCount: 256, outputDim: 3, batch: 65_536, seed: 0 };
const [first, rest] = [512 * 256, 2 * 256 * 256 + 256 * 3];

test('a step of the published image network takes 86 GFLOP: two products of the first layer, three of the others', () => {
  expect(stepOperations(workload)).toBe(2 * 65_536 * (2 * first + 3 * rest));
  expect(stepOperations(workload) / 1e9).toBeCloseTo(86.2, 1);
});

test('inference takes one product per layer', () => {
  expect(inferenceOperations(workload)).toBe(2 * 65_536 * (first + rest));
});

test('parseWorkload(name) and workloadName(workload) are inverse', () => {
  expect(parseWorkload('4x256-65536')).toEqual(workload);
  expect(workloadName(parseWorkload('8x64-256'))).toBe('8x64-256');
});

test('parseWorkload(name) names the form that it expects', () => {
  for (const name of ['', '4x256', '0x256-1024', '4x256-1e3']) {
    expect(() => parseWorkload(name)).toThrow('DEPTHxWIDTH-BATCH such as 4x256-65536');
  }
});
