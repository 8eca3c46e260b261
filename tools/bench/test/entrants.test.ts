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

test('entrants(workload, options) are tfjs-node at every batch if it has been built, with the hook that resolves it', () => {
  for (const workload of ['4x256-1024', '4x256-65536']) {
    const entered = entrants(parseWorkload(workload), { threadCounts: [1], x64: false, tfjsNode: true });
    const { name, command } = entered.at(-1)!;
    expect(name).toBe('tfjs-node');
    expect(command.slice(1, 3)).toEqual(['--import', expect.stringMatching(/resolveTfjsNode\.ts$/)]);
  }
});

test('entrants(workload, options) leave out tfjs on large batches, PyTorch without Python and one thread of one', () => {
  expect(names('4x256-16384', { threadCounts: [1], x64: false })).toEqual(['native', 'wasm', 'webgpu']);
});

test('entrants(workload, options) for other fields have compiled PyTorch, and tfjs where a step is small', () => {
  const options = { threadCounts: [1], x64: false, python: 'python' };
  expect(names('hash-3x64-8192', options)).toEqual([
    'native',
    'wasm',
    'pytorch',
    'pytorch, compiled',
    'webgpu',
    'tfjs wasm',
  ]);
  expect(names('siren-5x256-16384', options)).not.toContain('tfjs wasm');
  const [compiled] = entrants(parseWorkload('siren-5x256-16384'), options).filter(
    ({ name }) => name === 'pytorch, compiled',
  );
  expect(compiled!.command.slice(-2).map((argument) => JSON.parse(argument))).toEqual([
    expect.objectContaining({ field: 'siren', omega: 30, depth: 5, width: 256, batch: 16384, seed: 0 }),
    { threads: 1, compiled: 'default' },
  ]);
});
