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

test('in its record Fourier features lead on all pictures, and Gaussian ones over positional ones on most', async () => {
  const { protocol, results } = JSON.parse(await readFile(new URL('quick-text.json', RECORDS), 'utf8')) as {
    protocol: { kind: string };
    results: { picture: string; encoding: string; heldOutPsnr: number }[];
  };
  expect(protocol.kind).toBe('text');
  const pictures = Object.values(Object.groupBy(results, ({ picture }) => picture)).map((scores) =>
    Object.fromEntries(scores!.map(({ encoding, heldOutPsnr }) => [encoding, heldOutPsnr])),
  );
  expect(pictures).toHaveLength(8);
  for (const { none, basic, positional, gaussian } of pictures) {
    expect(basic).toBeGreaterThan(none!);
    expect(Math.min(positional!, gaussian!)).toBeGreaterThan(basic!);
  }
  const ahead = pictures.filter(({ positional, gaussian }) => gaussian! > positional!);
  expect(ahead.length).toBeGreaterThan(pictures.length / 2);
});
