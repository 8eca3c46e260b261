import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodePicture, encodePng } from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';
import { readManifest } from './manifest.ts';
import { expectRefusal, inFolder, runCli, runJson } from './runCli.ts';
import { TINY, writeStripes } from './testPicture.ts';

const STRIPES = ['image', 'compare', 'stripes.png', ...TINY, '--batch-size', '32'] as const;
const ENCODINGS = ['none', 'basic', 'positional', 'gaussian'];
const LABELS = ['no mapping', 'basic encoding', 'positional encoding', 'Gaussian encoding'];

/** Returns a column of a Markdown table. */
function column(table: string, name: string): (string | undefined)[] {
  const [head, , ...rows] = table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    );
  return rows.map((cells) => cells[head!.indexOf(name)]);
}

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
      expect(column(table, 'method')).toEqual(LABELS);
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
      expect(table).toContain('| basic encoding (dead: its output is constant) |');
      expect(table).toContain('| Gaussian encoding |');
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

  test('compares the fields of --fields, with their parameters, and resumes them', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const options = ['--steps', '3', '--fields', 'hash,fourier,siren,grid', '--finest-cells', '20'];
      interface Run {
        field: string;
        encoding: string | null;
        scale: number | null;
        omega?: number;
        finestCells?: number;
        parameterCount: number;
      }
      const { runs, files } = await runJson<{ runs: Run[]; files: Record<string, string> }>(folder, [
        ...[...STRIPES, ...options, '--omega', '7', '--out', 'fields'],
      ]);
      expect(runs).toMatchObject([
        { field: 'hash', encoding: null, scale: null, finestCells: 20, frequencyCount: null },
        { field: 'fourier', encoding: 'gaussian', scale: 10, frequencyCount: 8, width: 8, depth: 2 },
        { field: 'siren', encoding: null, omega: 7, width: 8, depth: 2 },
        // 21² vertices of 3 channels.
        { field: 'grid', width: null, finestCells: 20, parameterCount: 21 ** 2 * 3 },
      ]);
      expect(runs[1]).not.toHaveProperty('omega');
      const table = await readFile(join(folder, files['table']!), 'utf8');
      expect(column(table, 'method')).toEqual([
        'hash grid',
        'Gaussian encoding',
        'SIREN',
        'interpolated grid',
      ]);
      expect(column(table, 'parameters')).toEqual(runs.map(({ parameterCount }) => String(parameterCount)));
      for (const fit of ['hash', 'gaussian', 'siren', 'grid'])
        expect((await readManifest(folder, join('fields', fit))).settings['omega']).toBe(
          fit === 'siren' ? 7 : undefined,
        );
      const curve = await readFile(join(folder, 'fields', 'siren', 'curve.svg'), 'utf8');
      expect(curve).toContain('Training curve, SIREN');
      const again = [...STRIPES, ...options, '--out', 'fields', '--resume'];
      const { stderr } = await runCli(folder, [...again, '--omega', '7']);
      for (const fit of ['hash', 'gaussian', 'siren', 'grid'])
        expect(stderr).toContain(`${fit}: already done`);
      expect(await readFile(join(folder, files['table']!), 'utf8')).toBe(table);
      const other = /siren holds work on another input, with other settings or by another version/;
      await expectRefusal(folder, [...again, '--omega', '8'], other);
    });
  });

  test('refuses fields that do not exist, with the one that was meant', async () => {
    await expectRefusal(
      '.',
      ['image', 'compare', 'stripes.png', '--fields', 'siren,hahs'],
      /--fields must be words separated by commas, of fourier, siren, .*, grid, got siren,hahs\. Did you mean hash\?/,
    );
  });
});
