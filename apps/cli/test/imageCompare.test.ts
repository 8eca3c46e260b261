import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodePicture } from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';
import { readManifest } from './manifest.ts';
import { inFolder, runCli, runJson } from './runCli.ts';
import { TINY, writeStripes } from './testPicture.ts';

const STRIPES = ['image', 'compare', 'stripes.png', ...TINY, '--batch-size', '32'] as const;
const ENCODINGS = ['none', 'basic', 'positional', 'gaussian'];

describe('fourier-features image compare', () => {
  test('writes one sheet and a table of the four encodings', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const report = await runJson<{ runs: { encoding: string }[]; files: Record<string, string> }>(folder, [
        ...STRIPES,
        ...['--steps', '3'],
      ]);
      expect(report.runs.map(({ encoding }) => encoding)).toEqual(ENCODINGS);
      const sheet = await decodePicture(await readFile(join(folder, report.files['sheet']!)));
      expect(sheet.width).toBeGreaterThan(5 * 256);
      const table = await readFile(join(folder, report.files['table']!), 'utf8');
      const rows = table.split('\n').map((line) => line.split('|').map((cell) => cell.trim())[1]);
      expect(rows.filter((method) => ENCODINGS.includes(method!))).toEqual(ENCODINGS);
    });
  });

  test('continues with --resume where it was interrupted, and ends with the same weights', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const options = [...STRIPES, '--steps', '5000'];
      const stopped = await runCli(folder, [...options, '--out', 'stopped'], {
        interruptAfter: () => existsSync(join(folder, 'stopped', 'basic')),
      });
      expect(stopped.code).toBe(130);
      expect(stopped.stderr).toMatch(/stopped in basic after [1-9]\d* of 5000 steps.* add --resume/);
      const resumed = await runCli(folder, [...options, '--out', 'stopped', '--resume']);
      expect(resumed.code).toBe(0);
      expect(resumed.stderr).toContain('none: already done');
      await runCli(folder, [...options, '--out', 'whole']);
      for (const encoding of ENCODINGS) {
        const [one, other] = [join('stopped', encoding), join('whole', encoding)];
        expect((await readManifest(folder, one)).weights).toEqual(
          (await readManifest(folder, other)).weights,
        );
      }
      expect((await readManifest(folder, join('stopped', 'basic'))).resumedFrom).toBeGreaterThan(0);
    });
  });
});
