import { runShortly } from '@fourier-features/experiments';
import { expect, test } from 'vitest';

const script = new URL('../../experiments/run.ts', import.meta.url);

test.each(['zero-filled', 'grid', 'gaussian'])(
  'solves a volume by %s, and records nothing with a smaller budget',
  async (method) => {
    const { stdout, changedRecords } = await runShortly(script, '--encoding', method, 'colin27-brain');
    expect(stdout).toMatch(new RegExp(`^colin27-brain ${method}: \\d+\\.\\d\\d dB, SSIM -?\\d`, 'm'));
    expect(changedRecords).toEqual([]);
  },
);
