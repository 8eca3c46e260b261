import { runShortly } from '@fourier-features/experiments';
import { expect, test } from 'vitest';

test('the comparison of fields runs, and a shortened run records nothing', async () => {
  const { stdout, changedRecords } = await runShortly(
    new URL('../../experiments/run.ts', import.meta.url),
    ...['--encoding', 'hash', 'brushes', 'shepp:8'],
  );
  expect(stdout).toMatch(/^image brushes hash 0: heldOutPsnr \d+\.\d+, fitPsnr \d+\.\d+, \d+ parameters/m);
  expect(stdout).toMatch(/^ct shepp:8 hash 0: psnr \d+\.\d+/m);
  expect(changedRecords).toEqual([]);
});
