import { expect, test } from 'vitest';
import type { OperationsRecord } from '../../src/operations/record.ts';
import { operationBlocks } from '../../src/readme/operationBlocks.ts';

const record = (cpu: string, seconds: number): OperationsRecord => ({
  date: '2026-01-01',
  machine: { name: cpu, cpu, cores: 2, memoryGiB: 8, platform: 'linux x64', node: 'v24.0.0' },
  versions: { node: 'v24.0.0' },
  sources: { hash: '', commit: null, dirty: null },
  loadBefore: 0,
  results: [
    { name: 'ct: fanBeam, adjoint', count: 1, seconds: [seconds, 2 * seconds] },
    { name: 'occupancy: labels, closed', count: 1e6, seconds: [seconds] },
  ],
});

test('operationBlocks(records) gives the fastest run as a range over machines, and rates', () => {
  const { transforms, labels } = operationBlocks([record('CPU one', 0.01), record('CPU two', 0.02)]);
  expect(transforms).toContain('| `fanBeam` | – | – | 10 – 20 ms |');
  expect(transforms).toContain('CPU one (Node v24.0.0, 2026-01-01), CPU two');
  expect(labels).toContain('| closed | 50 – 100 million |');
});

test('operationBlocks([]) says how to measure', () => {
  expect(operationBlocks([]).eigen).toContain('operations --record');
});
