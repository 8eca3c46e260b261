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
  for (const name of ['8x64-256', 'siren-5x256-16384', 'hash-3x64-8192'])
    expect(workloadName(parseWorkload(name))).toBe(name);
});

test('a step of a hash grid takes three products of every layer, one of a Gabor wavelet two products for each channel', () => {
  expect(stepOperations(parseWorkload('hash-3x64-8192'))).toBe(2 * 8192 * 3 * (32 * 64 + 64 * 64 + 64 * 3));
  expect(stepOperations(parseWorkload('wire-3x64-512'))).toBe(
    2 * 512 * (2 * 2 * 128 + 3 * (64 * 128 + 64 * 3)),
  );
});

test('parseWorkload(name) names the form that it expects', () => {
  for (const name of ['', '4x256', '0x256-1024', '4x256-1e3', 'fourier-4x256-1024', '-4x256-1024']) {
    expect(() => parseWorkload(name)).toThrow('DEPTHxWIDTH-BATCH such as 4x256-65536');
  }
});
