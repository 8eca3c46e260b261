import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { gpuEntrants } from '../../src/gpu/gpuEntrants.ts';
import { gpuMachineName } from '../../src/gpu/record.ts';
import { parseWorkload } from '../../src/workload.ts';

test('gpu refuses to run where PyTorch finds no CUDA', () => {
  const script = fileURLToPath(new URL('../../src/gpu.ts', import.meta.url));
  // No Python at all, which every machine can offer.
  const { status, stderr, stdout } = spawnSync(process.execPath, [script], {
    env: { ...process.env, PYTHON: 'no-such-python' },
    encoding: 'utf8',
  });
  expect(stderr.trim()).toMatch(/^bench gpu: no CUDA to compare with: .*no-such-python/);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
});

test('gpuEntrants(workload, place) enter webgpu first and eager PyTorch before compiled', () => {
  const entrants = gpuEntrants(parseWorkload('4x256-1024'), {
    python: 'python',
    device: 'cuda',
    software: false,
  });
  expect(entrants.map(({ name }) => name)).toEqual([
    'webgpu',
    'pytorch',
    'pytorch, compiled',
    'pytorch, graphs',
  ]);
  expect(entrants.slice(1).map(({ command }) => JSON.parse(command.at(-1)!))).toEqual([
    { device: 'cuda' },
    { device: 'cuda', compiled: 'default' },
    { device: 'cuda', compiled: 'reduce-overhead' },
  ]);
});

test('gpuMachineName(gpu) is a name for a folder', () => {
  expect(gpuMachineName({ name: 'NVIDIA H100 80GB HBM3' })).toBe('nvidia-h100-80gb-hbm3');
});
