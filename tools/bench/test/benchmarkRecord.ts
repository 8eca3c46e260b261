import type { BenchmarkRecord } from '../src/record.ts';
import type { Result } from '../src/result.ts';

/** Makes up a record in which native takes `seconds`, PyTorch twice as long and 1.25 times as long on kept features. */
export function benchmarkRecord({
  batch,
  seconds,
  machine = 'one',
}: {
  batch: number;
  seconds: number;
  machine?: string;
}): BenchmarkRecord {
  const result = (name: string, ofResult: number, work = 'step'): Result => ({
    name,
    engine: name,
    threads: 2,
    vectorBits: 256,
    work,
    seconds: ofResult,
    leastSeconds: ofResult / 2,
    gflops: 40 / ofResult,
    partOfPeak: 0.4 / ofResult,
    leastPartOfPeak: 0.8 / ofResult,
    toPytorch: ofResult / (2 * seconds),
    toPytorchOnFeatures: ofResult / (1.25 * seconds),
    secondsByRound: [ofResult],
    peakMiB: 100,
  });
  return {
    workload: { depth: 4, width: 256, frequencyCount: 256, outputDim: 3, batch, seed: 0 },
    operations: '',
    date: '2026-01-01',
    machine: {
      name: machine,
      cpu: `CPU ${machine}`,
      cores: 2,
      memoryGiB: 8,
      platform: 'linux x64',
      node: 'v24.0.0',
    },
    settings: { rounds: 7 },
    loadBefore: 0,
    results: [
      result('native', seconds),
      result('native, again', seconds),
      result('pytorch', 2 * seconds),
      result('pytorch', 1.25 * seconds, 'stepOnFeatures'),
    ],
    races: [
      {
        work: 'step',
        roundsRun: 8,
        undisturbed: [0, 1, 2, 3, 4, 5, 7],
        disturbed: false,
        noise: { name: 'native', median: 0.012, largest: 0.03 },
        readings: [],
      },
    ],
    peaks: [{ bits: 256, threads: 2, gflops: 100 }],
    versions: { node: 'v24.0.0', pytorch: '2.15.0' },
    skipped: {},
  };
}
