import { expect, test } from 'vitest';
import { benchmarkBlocks } from '../../src/readme/blocks.ts';
import { milliseconds, range } from '../../src/readme/range.ts';
import { benchmarkRecord } from '../benchmarkRecord.ts';

test('range(values, format) gives one value if all look alike', () => {
  expect(range([0.123, 0.1, 0.2], (value) => value.toFixed(1))).toBe('0.1 – 0.2');
  expect(range([0.123, 0.1], (value) => value.toFixed(1))).toBe('0.1');
  expect(range([], String)).toBe('–');
});

test('milliseconds(seconds) keeps two digits or more', () => {
  expect([0.000345, 0.00702, 0.0123, 1.0931].map(milliseconds)).toEqual(['0.34', '7.0', '12', '1,093']);
});

test('benchmarkBlocks(records) publishes the range over machines', () => {
  const { summary, step } = benchmarkBlocks([
    benchmarkRecord({ batch: 16_384, seconds: 0.1 }),
    benchmarkRecord({ batch: 1024, seconds: 0.01 }),
    benchmarkRecord({ batch: 1024, seconds: 0.02, machine: 'two' }),
  ]);
  expect(summary).toContain(
    '| 1,024 | 10 – 20 | – | 20 – 40 | 13 – 25 | 0.50 | 0.80 | – | – |\n| 16,384 | 100 | – | 200 | 125 | 0.50 | 0.80 | – | – |',
  );
  expect(summary).toContain(
    '- CPU one, 2 cores; peak GFLOP/s 100 with 256 bits; Node v24.0.0; PyTorch 2.15.0; 2026-01-01; ',
  );
  expect(summary).toContain(
    '2 of 16 rounds discarded as disturbed; a contestant entered twice differs by 1.2 %.',
  );
  expect(summary).toContain('- CPU two');
  expect(step).toContain('| native | 10 – 20 (0.50; 0.80) | 100 (0.50; 0.80) |');
  expect(step).toContain('| native | 2000 – 4000 % (4000 – 8000 %) | 400 % (800 %) |');
  expect(step).not.toContain('again');
});

test('benchmarkBlocks(records) keep other fields apart from Fourier features', () => {
  const fourier = benchmarkRecord({ batch: 1024, seconds: 0.01 });
  const other = benchmarkRecord({ batch: 8192, seconds: 0.003 });
  const hash = { ...other, workload: { ...other.workload, field: 'hash', depth: 3, width: 64 } as const };
  const blocks = benchmarkBlocks([fourier, hash]);
  expect(blocks.fields).toContain('| hash, 3 × 64 | 8,192 | 3.0 | – | – | 6.0 | – | 0.50 | – | – | – |');
  expect(blocks.fields).not.toContain('1,024');
  expect(blocks.step).not.toContain('8,192');
});

test('benchmarkBlocks([]) says how to measure', () => {
  expect(benchmarkBlocks([]).summary).toContain('npm run bench');
});
