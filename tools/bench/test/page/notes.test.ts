import { expect, test } from 'vitest';
import { measurementNotes } from '../../src/page/notes.ts';
import { RESULT_HEAD, resultRow } from '../../src/page/resultTable.ts';
import { parseWorkload } from '../../src/workload.ts';

test('resultRow(result) has a cell for each head, with three significant digits', () => {
  const result = {
    name: 'webgpu',
    engine: 'webgpu',
    seconds: 0.0012345,
    leastSeconds: 0.001,
    gflops: 4366.2,
    timesWasm: 12.34,
    loss: 0.0966049,
  };
  const cells = ['webgpu', 'webgpu', '1.23', '1', '810', '4,370', '12.3', '0.09660'];
  expect(resultRow(result)).toEqual(cells);
  expect(RESULT_HEAD).toHaveLength(cells.length);
  const { timesWasm: _, ...alone } = result;
  expect(resultRow(alone)[6]).toBe('–');
});

test('measurementNotes(measurement, place) say where it was measured, the noise and who is absent', () => {
  const notes = measurementNotes(
    {
      workload: parseWorkload('4x256-4096'),
      rounds: 7,
      reference: 'wasm',
      difference: 2.5e-6,
      results: [],
      noise: { name: 'webgpu', median: 0.012, largest: 0.034 },
      absent: new Map([['jax-js', 'no adapter']]),
    },
    { adapter: 'apple metal-3', browser: 'Firefox/141', date: '2026-01-02' },
  ).join('\n');
  for (const part of [
    '4 × 256, m = 256, 4,096 points',
    'from those of wasm by at most 0.00025 %',
    'Adapter: apple metal-3',
    'Browser: Firefox/141',
    '2026-01-02',
    'webgpu entered twice differs by 1.2 %, at most 3.4 %',
    'jax-js has no result: no adapter',
  ]) {
    expect(notes).toContain(part);
  }
});
