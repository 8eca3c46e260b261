import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeNpy, encodeNpy } from '@fourier-features/datasets';
import { decodePicture } from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';
import { expectChoice, type ScaleChoice } from './expectChoice.ts';
import { expectRefusal, inFolder, runJson } from './runCli.ts';
import { writeStripes } from './testPicture.ts';

describe('fourier-features theory', () => {
  test('kernel draws the published row of a kernel and its matrix', async () => {
    await inFolder(async (folder) => {
      const report = await runJson<{ row: number[]; files: Record<string, string> }>(folder, [
        'theory',
        'kernel',
        'series:1',
        '--points',
        '32',
        '--at',
        '0',
      ]);
      // Tancik et al. 2020, figure 2: offsets 0, 1/32, 2/32, 4/32, 8/32 and 16/32.
      [14, 10.768, 9.001, 7.062, 5.342, 4.565].forEach((expected, i) => {
        expect(report.row[[0, 1, 2, 4, 8, 16][i]!]).toBeCloseTo(expected, 3);
      });
      const { values, shape } = decodeNpy(await readFile(join(folder, report.files['array']!)));
      expect(shape).toEqual([32, 32]);
      expect(Array.from(values.subarray(0, 32))).toEqual(report.row);
      const matrix = await decodePicture(await readFile(join(folder, report.files['matrix']!)));
      expect([matrix.width, matrix.height]).toEqual([512, 512]);
      expect(await readFile(join(folder, report.files['row']!), 'utf8')).toMatch(/^<svg/);
    });
  });

  test('kernel of features alone is the sum of cosines', async () => {
    await inFolder(async (folder) => {
      const options = ['theory', 'kernel', 'basic', '--of', 'encoding', '--points', '8', '--at', '0'];
      const { row } = await runJson<{ row: number[] }>(folder, options);
      row.forEach((value, i) => {
        expect(value).toBeCloseTo(Math.cos((2 * Math.PI * i) / 8), 6);
      });
    });
  });

  test('spectrum gives the published eigenvalues, for several encodings in one picture', async () => {
    await inFolder(async (folder) => {
      const { spectra, files } = await runJson<{
        spectra: {
          encoding: string;
          frequencies: number[];
          eigenvalues: number[];
          largestStableRate: number;
        }[];
        files: Record<string, string>;
      }>(folder, ['theory', 'spectrum', 'series:0', 'series:inf', '--points', '32']);
      expect(spectra.map(({ encoding }) => encoding)).toEqual(['series:0', 'series:inf']);
      const published = [
        [187.8, 8.301, 8.301, 8.301, 11.19],
        [224.6, 65.22, 24.16, 0.932, 0.439],
      ];
      published.forEach((row, which) => {
        row.forEach((expected, i) => {
          const { frequencies } = spectra[which]!;
          expect(frequencies[[0, 1, 2, 8, 16][i]!]! / expected).toBeCloseTo(1, 2);
        });
        const { eigenvalues, largestStableRate } = spectra[which]!;
        expect(largestStableRate).toBeCloseTo(2 / eigenvalues[0]!, 12);
      });
      const picture = await readFile(join(folder, files['frequencies']!), 'utf8');
      for (const name of ['series:0', 'series:inf']) expect(picture).toContain(name);
    });
  });

  test('dynamics predicts the errors that it then measures, better than no training would', async () => {
    await inFolder(async (folder) => {
      const values = Float64Array.from(
        { length: 16 },
        (_, i) => Math.sin((2 * Math.PI * i) / 16) + 0.3 * Math.cos((6 * Math.PI * i) / 16),
      );
      await writeFile(join(folder, 'wave.npy'), encodeNpy({ values, shape: [16] }));
      interface Point {
        updates: number;
        train: number;
        heldOut: number;
      }
      const { runs } = await runJson<{ runs: { measured: Point[]; predicted: Point[] }[] }>(folder, [
        'theory',
        'dynamics',
        'series:0',
        '--signal',
        'wave.npy',
        '--frequencies',
        '4',
        '--width',
        '256',
        '--depth',
        '3',
        '--steps',
        '60',
      ]);
      const [{ measured, predicted }] = runs as [(typeof runs)[number]];
      expect(measured[0]).toEqual(predicted[0]);
      expect(measured.at(-1)!.updates).toBe(60);
      expect(measured.at(-1)!.train).toBeLessThan(measured[0]!.train / 5);
      // Half-way down, where both still fall: the width is finite, the factor generous.
      const middle = measured.findIndex(({ train }) => train < measured[0]!.train / 2);
      expect(predicted[middle]!.train / measured[middle]!.train).toBeGreaterThan(0.6);
      expect(predicted[middle]!.train / measured[middle]!.train).toBeLessThan(1.6);
      expect((await readdir(join(folder, 'dynamics'))).toSorted()).toEqual([
        'dynamics.json',
        'held-out.svg',
        'train.svg',
      ]);
    });
  });

  test('dynamics takes a row of a picture', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const options = ['stripes.png', '--row', '3', '--width', '16', '--frequencies', '4', '--steps', '3'];
      const report = await runJson<{ signal: string; samples: number }>(folder, [
        'theory',
        'dynamics',
        'basic',
        '--signal',
        ...options,
      ]);
      expect(report).toMatchObject({ signal: 'stripes.png, row 3', samples: 12 });
    });
  });

  /** Writes a sine of 128 samples and returns the name of the file. */
  async function writeWave(folder: string, cycles: number): Promise<string> {
    const values = Float32Array.from({ length: 128 }, (_, i) =>
      Math.sin((2 * Math.PI * cycles * i) / 128 + 1),
    );
    const name = `wave-${cycles}.npy`;
    await writeFile(join(folder, name), encodeNpy({ values, shape: [128] }));
    return name;
  }

  const suggest = (folder: string, options: readonly string[]): Promise<ScaleChoice> =>
    runJson<ScaleChoice>(folder, ['theory', 'suggest-scale', ...options]);

  test('suggest-scale gives a slow signal a smaller scale than a fast one', async () => {
    await inFolder(async (folder) => {
      const options = ['--scales', '1,4,16', '--frequencies', '64', '--width', '128', '--steps', '500'];
      const slow = await suggest(folder, [await writeWave(folder, 1), ...options]);
      const fast = await suggest(folder, [await writeWave(folder, 20), ...options]);
      for (const choice of [slow, fast]) expectChoice(choice);
      expect(slow.chosen).toBeLessThan(fast.chosen);
      expect(await readdir(join(folder, 'wave-20-scale'))).toContain('scale.svg');
    });
  });

  test('suggest-scale lets short trainings decide among the best few', async () => {
    await inFolder(async (folder) => {
      const options = ['--scales', '1,2,3,4,6,8', '--frequencies', '16', '--width', '32', '--probe', '20'];
      const report = await suggest(folder, [await writeWave(folder, 3), ...options]);
      expect(report).toMatchObject({ decidedBy: 'probe', probe: 20 });
      const probed = report.ranked.flatMap(({ probePsnr }) => (probePsnr === null ? [] : [probePsnr]));
      expect(probed.length).toBeGreaterThanOrEqual(4);
      expect(probed.length).toBeLessThan(6);
      expect(probed).toEqual(probed.toSorted((a, b) => b - a));
      expect(report.chosen).toBe(report.ranked[0]!.scale);
      expect(await readFile(join(folder, 'wave-3-scale', 'scale.svg'), 'utf8')).toContain('probed');
    });
  });

  test('suggest-scale takes pictures and phantoms', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder, 12, 8);
      const few = ['--frequencies', '16', '--scales', '2,6'];
      for (const source of [['stripes.png'], ['phantom:shepp-logan', '--size', '12']])
        expectChoice(await suggest(folder, [...source, ...few]));
    });
  });

  const cases: [what: string, options: string[], message: RegExp][] = [
    [
      'an unknown encoding',
      ['kernel', 'hash'],
      /encodings must be none, basic, gaussian:SCALE, positional:SCALE .*, got hash/,
    ],
    ['a scale of 0', ['spectrum', 'basic', 'gaussian:0'], /encodings must be none.*, got gaussian:0/],
    ['an encoding named twice', ['spectrum', 'basic', 'basic'], /encodings must differ, got basic twice/],
    [
      'a positional scale below its range',
      ['kernel', 'positional:0.9'],
      /scale must be greater than 1 .*, got 0\.9/,
    ],
    ['a point outside', ['kernel', 'basic', '--at', '1'], /--at must be from 0 to below 1, got 1/],
    ['a missing signal', ['dynamics', 'basic', '--signal', 'none.npy'], /none\.npy: no such file/],
    ['an array of two axes', ['dynamics', 'basic', '--signal', 'table.npy'], /one axis.*got \[2, 2\]/],
    ['a constant signal', ['dynamics', 'basic', '--signal', 'flat.npy'], /must not .*constant/],
    [
      'scales that are not numbers',
      ['suggest-scale', 'flat.npy', '--scales', '1,x'],
      /--scales must be numbers separated by commas, each greater than 0 and at most 1000000, .*, got 1,x/,
    ],
    [
      'an array as a volume',
      ['suggest-scale', 'flat.npy', '--whole'],
      /--whole: flat\.npy must be a volume \(\.nii, \.nii\.gz, \.mgh, \.mgz, \.dcm\) or folder/,
    ],
    [
      'a slice of the whole',
      ['suggest-scale', 'phantom:shepp-logan', '--slice', '1', '--whole'],
      /--slice: cannot be combined with --whole/,
    ],
    [
      'a slice of an array',
      ['suggest-scale', 'flat.npy', '--slice', '1'],
      /--slice: flat\.npy must be a picture, a volume or a phantom/,
    ],
  ];

  test.each(cases)(
    'refuses %s in one line, with exit code 2 and no file left',
    async (_, options, message) => {
      await inFolder(async (folder) => {
        await writeFile(join(folder, 'flat.npy'), encodeNpy({ values: new Float64Array(8), shape: [8] }));
        await writeFile(join(folder, 'table.npy'), encodeNpy({ values: new Float64Array(4), shape: [2, 2] }));
        await expectRefusal(folder, ['theory', ...options, '--json'], message);
        expect((await readdir(folder)).toSorted()).toEqual(['flat.npy', 'table.npy']);
      });
    },
  );
});
