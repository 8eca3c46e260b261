import { describe, expect, test } from 'vitest';
import { runCli } from './runCli.ts';

describe.concurrent('fourier-features --help', () => {
  test.each([
    [],
    ['image', 'fit'],
    ['image', 'compare'],
    ['image', 'render'],
    ['ct', 'fit'],
    ['ct', 'reconstruct'],
    ['ct', 'compare'],
    ['mri', 'fit'],
    ['mri', 'reconstruct'],
    ['mri', 'compare'],
    ['nerf', 'fit'],
    ['nerf', 'compare'],
    ['nerf', 'render'],
    ['nerf', 'mesh'],
    ['occupancy', 'fit'],
    ['occupancy', 'compare'],
    ['occupancy', 'mesh'],
    ['occupancy', 'render'],
    ['theory', 'kernel'],
    ['theory', 'spectrum'],
    ['theory', 'dynamics'],
    ['theory', 'suggest-scale'],
  ])('gives examples for %s %s', async (...command) => {
    const { code, stdout } = await runCli('.', [...command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Examples?:\n +\$ fourier-features/);
  });
});
