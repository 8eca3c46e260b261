import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeField } from '@fourier-features/core/storage';
import { decodePicture } from '@fourier-features/pictures';
import { fourierFieldOf } from '@fourier-features/testing';
import { describe, expect, test } from 'vitest';
import { readManifest } from './manifest.ts';
import { expectRefusal, inFolder, runCli, runJson } from './runCli.ts';
import { spawnCli } from './spawnCli.ts';
import { TINY, writeStripes } from './testPicture.ts';

const STRIPES = ['image', 'fit', 'stripes.png', ...TINY, '--batch-size', '32'] as const;

interface Report {
  task: string;
  engine: string;
  scores: { fitPsnr: number; heldOutPsnr?: number; heldOutSsim?: number };
  files: Record<string, string>;
}

describe('fourier-features image fit', () => {
  test('prints one JSON object on stdout and writes the files that it names', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const options = ['--steps', '30', '--holdout', 'grid', '--json'];
      const { code, stdout } = await spawnCli(folder, [...STRIPES, ...options]);
      expect(code).toBe(0);
      const report = JSON.parse(stdout) as Report;
      expect(report).toMatchObject({
        task: 'image',
        encoding: 'gaussian',
        scale: 10,
        frequencyCount: 8,
        learningRate: 1e-3,
        steps: 30,
        seed: 0,
      });
      // The held-out grid of 12×8 is too small for SSIM.
      expect(Object.keys(report.scores)).toEqual(['fitPsnr', 'heldOutPsnr']);
      expect(Number.isFinite(report.scores.heldOutPsnr)).toBe(true);
      expect((await readdir(join(folder, 'stripes-gaussian'))).toSorted()).toEqual([
        'curve.svg',
        'field.safetensors',
        'manifest.json',
        'reconstruction.png',
      ]);
      const { curve } = await readManifest(folder, 'stripes-gaussian');
      expect(curve.map(({ step }) => step)).toEqual([0, 25, 29]);
      const picture = await decodePicture(await readFile(join(folder, report.files['reconstruction']!)));
      expect([picture.width, picture.height, picture.channels]).toEqual([24, 16, 3]);
      const { field } = decodeField(await readFile(join(folder, report.files['field']!)));
      expect(fourierFieldOf(field).encoding.frequencyCount).toBe(8);
    });
  });

  test('gives identical weights for the same seed, on any number of threads', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const options = [...STRIPES, '--steps', '20', '--engine', 'wasm'];
      await runCli(folder, [...options, '--threads', '1', '--out', 'one']);
      await runCli(folder, [...options, '--threads', '3', '--out', 'three']);
      const [one, three] = [await readManifest(folder, 'one'), await readManifest(folder, 'three')];
      expect(three.weights.sha256).toBe(one.weights.sha256);
      expect(one.engineDescription).toMatch(/^wasm engine, .*, 1 thread$/);
      expect(three.engineDescription).toMatch(/^wasm engine, .*, 3 threads$/);
    });
  });

  test('trains on tfjs with --engine, to the PSNR that the wasm engine reaches', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const fitOn = (engine: string): Promise<Report> =>
        runJson<Report>(folder, [...STRIPES, '--steps', '20', '--engine', engine]);
      const [wasm, tfjs] = [await fitOn('wasm'), await fitOn('tfjs-wasm')];
      expect(wasm.engine).toMatch(/^wasm-/);
      expect(tfjs.engine).toBe('tfjs-wasm');
      expect(tfjs.scores.fitPsnr).toBeCloseTo(wasm.scores.fitPsnr, 3);
    });
  });

  test('saves a checkpoint on Ctrl-C, from which it ends as if it had never stopped', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const steps = ['--steps', '5000'];
      const stopped = await spawnCli(folder, [...STRIPES, ...steps, '--out', 'stopped'], {
        interruptAfter: '24x16',
      });
      expect(stopped.code).toBe(130);
      expect(stopped.stderr).toMatch(/stopped after [1-9]\d* of 5000 steps/);
      expect(await readdir(join(folder, 'stopped'))).toEqual(['checkpoint.safetensors']);
      // The program prints the words that continue it.
      const again = /fourier-features (image fit .*)\n/.exec(stopped.stderr)![1]!;
      expect((await runCli(folder, again.split(' '))).code).toBe(0);
      await runCli(folder, [...STRIPES, ...steps, '--out', 'whole']);
      const [one, other] = [await readManifest(folder, 'stopped'), await readManifest(folder, 'whole')];
      expect(one.weights.sha256).toBe(other.weights.sha256);
      expect(one.curve).toEqual(other.curve);
      expect(one.settings).toEqual(other.settings);
      expect(await readdir(join(folder, 'stopped'))).not.toContain('checkpoint.safetensors');
    });
  });

  test('stops at the target PSNR, and has no held-out scores without held-out pixels', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const report = await runJson<Report & { steps: number }>(folder, [
        ...STRIPES,
        ...['--steps', '5000', '--target-psnr', '5'],
      ]);
      expect(report.steps).toBe(1);
      expect(Object.keys(report.scores)).toEqual(['fitPsnr']);
    });
  });
});

describe('fourier-features image fit refuses in one line, with exit code 2 and no file left,', () => {
  const cases: [what: string, options: string[], message: RegExp][] = [
    ['a missing file', ['missing.png'], /missing\.png: no such file/],
    ['an empty file', ['empty.png'], /empty\.png: the file is empty/],
    ['a folder', ['.'], /\.: must be a file, got a folder/],
    ['a file that is not a picture', ['text.png'], /text\.png: .*not a picture/],
    ['a truncated picture', ['truncated.png'], /truncated\.png: .*not a picture/],
    ['no steps', ['stripes.png', '--steps', '0'], /--steps must be an integer from 1 to 10000000, got 0/],
    [
      'an unknown encoding',
      ['stripes.png', '--encoding', 'hash'],
      /--encoding must be one of none, basic, positional, .*, got hash/,
    ],
    [
      'a scale that is not a number',
      ['stripes.png', '--scale', 'ten'],
      /--scale must be auto, or greater than 0 and at most 1000000, in cycles per side, got ten/,
    ],
    [
      'an empty scale',
      ['stripes.png', '--scale', ''],
      /--scale must be auto, or greater than 0 .*, got nothing/,
    ],
    [
      'a negative learning rate',
      ['stripes.png', '--learning-rate', '-1'],
      /--learning-rate must be greater than 0 and at most 10, got -1/,
    ],
    [
      'a positional scale below its range',
      ['stripes.png', '--encoding', 'positional', '--scale', '0.5'],
      /scale must be .*got 0\.5/,
    ],
    [
      'a scale for an encoding without one',
      ['stripes.png', '--encoding', 'none', '--scale', '5'],
      /--scale: the encoding none has no scale\. Leave out the option\./,
    ],
    [
      'an option that the field lacks',
      ['stripes.png', '--field', 'siren', '--scale', '5'],
      /--scale: --field must be fourier, got siren\. Leave out the option\./,
    ],
    [
      'an unknown field',
      ['stripes.png', '--field', 'sirne'],
      /--field must be one of fourier, siren, .*, got sirne\. Did you mean siren\?/,
    ],
    [
      'a table that is not a power of 2',
      ['stripes.png', '--field', 'hash', '--table-size', '1000'],
      /--table-size must be a power of 2 from 1 to 16777216, in entries, got 1000/,
    ],
    [
      'a finest resolution below the coarsest',
      ['stripes.png', '--field', 'hash', '--coarsest-cells', '9', '--finest-cells', '8'],
      /finestCells must be at least coarsestCells, 9, got 8/,
    ],
    [
      'a field that the engine lacks',
      ['stripes.png', '--field', 'hash', '--engine', 'webgpu'],
      /--engine webgpu: .*only Fourier encodings with ReLU run on webgpu\. Choose native or wasm\./,
    ],
    ['a factor larger than the picture', ['stripes.png', '--reduce', '17'], /reduce.*17.*24.*16/],
    ['an empty output', ['stripes.png', '--out', ''], /--out must be a path, got nothing/],
    [
      'an output that is a file',
      ['stripes.png', '--out', 'text.png'],
      /--out: must be a folder, got the file text\.png/,
    ],
    ['a file that is not a checkpoint', ['stripes.png', '--resume', 'text.png'], /text\.png: .*safetensors/],
    ['a missing argument', [], /missing required argument 'file'/],
    [
      'an unknown option',
      ['stripes.png', '--step', '3'],
      /unknown option '--step' \(Did you mean --steps\?\)/,
    ],
  ];

  test.each(cases)('%s', async (_, options, message) => {
    await inFolder(async (folder) => {
      const stripes = await readFile(await writeStripes(folder));
      await writeFile(join(folder, 'empty.png'), '');
      await writeFile(join(folder, 'text.png'), 'just words, long enough to be read');
      await writeFile(join(folder, 'truncated.png'), stripes.subarray(0, stripes.length - 40));
      const before = (await readdir(folder)).toSorted();
      await expectRefusal(folder, ['image', 'fit', ...options, '--json'], message);
      expect((await readdir(folder)).toSorted()).toEqual(before);
    });
  });

  test('a missing file, in a new process', async () => {
    const { code, stdout, stderr } = await spawnCli('.', ['image', 'fit', 'missing.png']);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: 'fourier-features: missing.png: no such file\n',
    });
  });
});
