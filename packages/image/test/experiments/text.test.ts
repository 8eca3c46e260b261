import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { text } from '@fourier-features/datasets';
import { runShortly } from '@fourier-features/experiments';
import { expect, test } from 'vitest';

const RECORDS = new URL('../../experiments/records/', import.meta.url);

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

test('its record has the order of the paper: no mapping, basic, positional, Gaussian', async () => {
  const { protocol, results } = JSON.parse(await readFile(new URL('quick-text.json', RECORDS), 'utf8')) as {
    protocol: { kind: string; encodings: string[] };
    results: { picture: string; encoding: string; heldOutPsnr: number }[];
  };
  expect(protocol.kind).toBe('text');
  const means = protocol.encodings.map((encoding) => {
    const scores = results.filter((result) => result.encoding === encoding);
    expect(scores).toHaveLength(8);
    return scores.reduce((sum, { heldOutPsnr }) => sum + heldOutPsnr, 0) / scores.length;
  });
  expect(protocol.encodings).toEqual(['none', 'basic', 'positional', 'gaussian']);
  expect(means).toEqual(means.toSorted((a, b) => a - b));
});
