import { expect, test } from 'vitest';
import { entrants } from '../src/entrants.ts';
import { parseWorkload } from '../src/workload.ts';

const names = (workload: string, options: Parameters<typeof entrants>[1]): string[] =>
  entrants(parseWorkload(workload), options).map(({ name }) => name);

test('entrants(workload, options) are on all threads and on one, with forced widths on x86-64', () => {
  expect(names('4x256-1024', { threadCounts: [2, 1], x64: true, python: 'python' })).toEqual([
    'native',
    'native, 256 bits',
    'native, 512 bits',
    'wasm',
    'pytorch',
    'native, 1 thread',
    'native, 256 bits, 1 thread',
    'native, 512 bits, 1 thread',
    'wasm, 1 thread',
    'pytorch, 1 thread',
    'webgpu',
    'tfjs wasm',
  ]);
});

test('entrants(workload, options) leave out tfjs on large batches, PyTorch without Python and one thread of one', () => {
  expect(names('4x256-16384', { threadCounts: [1], x64: false })).toEqual(['native', 'wasm', 'webgpu']);
});
