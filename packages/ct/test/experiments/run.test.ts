import { runShortly } from '@fourier-features/experiments';
import { expect, test } from 'vitest';

const script = new URL('../../experiments/run.ts', import.meta.url);

test.each(['fbp', 'fbp-hann', 'sart', 'grid-tv', 'gaussian'])(
  'solves a phantom by %s, and records nothing with a smaller budget',
  async (method) => {
    const { stdout, changedRecords } = await runShortly(script, '--encoding', method, 'shepp:8');
    expect(stdout).toMatch(new RegExp(`^shepp:8 ${method}: \\d+\\.\\d\\d dB, SSIM -?\\d`, 'm'));
    expect(changedRecords).toEqual([]);
  },
);
