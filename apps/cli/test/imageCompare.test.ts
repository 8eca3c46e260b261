import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodePicture } from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';
import { inFolder, runCli } from './runCli.ts';
import { TINY, writeStripes } from './testPicture.ts';

describe('fourier-features image compare', () => {
  test('writes one sheet and a table of the four encodings', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const options = ['image', 'compare', 'stripes.png', ...TINY, '--steps', '3', '--json'];
      const { code, stdout } = await runCli(folder, options);
      expect(code).toBe(0);
      const report = JSON.parse(stdout) as { runs: { encoding: string }[]; files: Record<string, string> };
      expect(report.runs.map(({ encoding }) => encoding)).toEqual([
        'none',
        'basic',
        'positional',
        'gaussian',
      ]);
      const sheet = await decodePicture(await readFile(join(folder, report.files['sheet']!)));
      expect(sheet.width).toBeGreaterThan(5 * 256);
      const table = await readFile(join(folder, report.files['table']!), 'utf8');
      expect(
        table.split('\n').filter((line) => /^\| (none|basic|positional|gaussian) /.test(line)),
      ).toHaveLength(4);
    });
  });

  test('interrupted, goes on where it stopped and ends with the same weights', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const options = ['image', 'compare', 'stripes.png', ...TINY, '--steps', '5000'];
      const stopped = await runCli(folder, [...options, '--out', 'stopped'], {
        interruptAfter: 'none: step 5000/5000',
      });
      expect(stopped.code).toBe(130);
      const resumed = await runCli(folder, [...options, '--out', 'stopped', '--resume']);
      expect(resumed.code).toBe(0);
      expect(resumed.stderr).toContain('none: done before');
      await runCli(folder, [...options, '--out', 'whole']);
      const hashOf = async (path: string) =>
        (JSON.parse(await readFile(join(folder, path, 'manifest.json'), 'utf8')) as { weights: object })
          .weights;
      for (const encoding of ['none', 'basic', 'positional', 'gaussian']) {
        expect(await hashOf(join('stopped', encoding))).toEqual(await hashOf(join('whole', encoding)));
      }
    });
  });
});
