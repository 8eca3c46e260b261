import { expect, test } from 'vitest';
import { type EnteredLap, lapResult } from '../src/result.ts';

function lap(name: string, engine: string, threads: number, verb = 'step'): EnteredLap {
  const contestant = { engine, threads, vectorBits: 256, versions: {}, ask: async () => [], stop: () => {} };
  return { name, contestant, verb };
}

const laps = [
  lap('native', 'native-avx2', 2),
  lap('pytorch', 'pytorch-2.15.0', 2),
  lap('pytorch', 'pytorch-2.15.0', 2, 'stepOnFeatures'),
  lap('native, 1 thread', 'native-avx2', 1),
  lap('pytorch, 1 thread', 'pytorch-2.15.0', 1),
];
const turns = [
  [1, 2, 1],
  [2, 4, 2],
  [1.25, 2.5, 1.25],
  [2, 2, 2],
  [8, 8, 8],
].map((means) => means.map((mean) => ({ mean, least: mean / 2 })));
const peaks = [{ bits: 256, threads: 2, gflops: 100 }];

test('lapResult(…) compares with PyTorch on as many threads', () => {
  const result = (index: number) => lapResult({ laps, turns, index, operations: 5e10, peaks });
  expect(result(0)).toMatchObject({ toPytorch: 0.5, toPytorchOnFeatures: 0.8 });
  expect(result(3)).toMatchObject({ toPytorch: 0.25 });
  expect(result(3)).not.toHaveProperty('toPytorchOnFeatures');
  expect(result(2)).toMatchObject({ toPytorch: 0.625, toPytorchOnFeatures: 1 });
});

test('lapResult(…) compares with eager and with compiled PyTorch apart', () => {
  const raced = [laps[0]!, lap('pytorch, compiled', 'pytorch-2.15.0, compiled', 2), laps[1]!];
  const of = [turns[0]!, turns[2]!, turns[1]!];
  const result = lapResult({ laps: raced, turns: of, index: 0, operations: 5e10, peaks });
  expect(result).toMatchObject({ toPytorch: 0.5, toPytorchCompiled: 0.8 });
  expect(lapResult({ laps, turns, index: 0, operations: 5e10, peaks })).not.toHaveProperty(
    'toPytorchCompiled',
  );
});

test('lapResult(…) gives rates as parts of the peak of as many bits and threads', () => {
  const result = (index: number) => lapResult({ laps, turns, index, operations: 5e10, peaks });
  expect(result(0)).toMatchObject({
    seconds: 1,
    leastSeconds: 0.5,
    gflops: 50,
    partOfPeak: 0.5,
    leastPartOfPeak: 1,
  });
  expect(result(3)).not.toHaveProperty('partOfPeak');
});
