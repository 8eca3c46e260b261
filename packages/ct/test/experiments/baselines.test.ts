import { runShortly } from '@fourier-features/experiments';
import { expect, test } from 'vitest';

test('compares the filters and SART, and records nothing with a smaller budget', async () => {
  const { stdout, changedRecords } = await runShortly(
    new URL('../../experiments/baselines.ts', import.meta.url),
  );
  const scores = new Map(
    [...stdout.matchAll(/^shepp, 10 projections, no photons, (\S+): (\d+\.\d\d) dB$/gm)].map(
      ([, method, score]) => [method, Number(score)] as const,
    ),
  );
  expect([...scores.keys()]).toEqual(['ram-lak', 'shepp-logan', 'cosine', 'hamming', 'hann', 'sart']);
  expect(scores.get('hann')).toBeGreaterThan(scores.get('ram-lak')! + 1);
  expect(scores.get('sart')).toBeGreaterThan(scores.get('hann')! + 1);
  expect(changedRecords).toEqual([]);
});
