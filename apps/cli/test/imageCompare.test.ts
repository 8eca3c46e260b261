import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodePicture, encodePng } from '@fourier-features/pictures';
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

  test('marks networks that die on white at the rates of photographs, and none dies at those of text', async () => {
    await inFolder(async (folder) => {
      const white = Float32Array.from({ length: 24 * 24 }, (_, i) => (i % 8 === 0 ? 0.2 : 1));
      const png = await encodePng({ width: 24, height: 24, channels: 1, values: white });
      await writeFile(join(folder, 'page.png'), png);
      const words = [
        'image',
        'compare',
        'page.png',
        '--batch-size',
        'full',
        '--width',
        '64',
        '--steps',
        '40',
      ];
      const photo = await runCli(folder, [...words, '--kind', 'photo', '--out', 'photo']);
      expect(photo.code).toBe(0);
      expect(photo.stderr).toContain('page: 24x24, 1 channel, photo;');
      expect(photo.stderr).toContain('warning: 88 % of the picture is ground of one colour');
      expect(photo.stderr).toContain('Pass --kind text, or leave it out.');
      expect(photo.stderr).toContain('warning: basic: the network is dead');
      const table = await readFile(join(folder, 'photo', 'table.md'), 'utf8');
      expect(table).toContain('| basic (dead: its output is constant) |');
      expect(table).toContain('| gaussian |');
      const again = await runCli(folder, [...words, '--kind', 'photo', '--out', 'photo', '--resume']);
      expect(again.stderr).toContain('gaussian: already done');
      expect(await readFile(join(folder, 'photo', 'table.md'), 'utf8')).toBe(table);
      const text = await runCli(folder, [...words, '--out', 'text']);
      expect(text.stderr).toContain('page: 24x24, 1 channel, text (88 % of one colour);');
      expect(text.stderr).not.toContain('warning');
      expect(await readFile(join(folder, 'text', 'table.md'), 'utf8')).not.toContain('dead');
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
