import { fileURLToPath } from 'node:url';
import { text } from '@fourier-features/datasets';
import { runShortly } from '@fourier-features/experiments';
import { expect, test } from 'vitest';

test('the experiment with text runs, and a shortened run records nothing', async () => {
  const picture = fileURLToPath(text('light').url);
  const { stdout, changedRecords } = await runShortly(
    new URL('../../experiments/text.ts', import.meta.url),
    ...['--encoding', 'none', picture],
  );
  expect(stdout).toMatch(/^light none: held-out \d+\.\d\d dB/);
  expect(stdout).toContain('(the paper: 18.4 ± 2.23 over 16 other pictures)');
  expect(changedRecords).toEqual([]);
});
