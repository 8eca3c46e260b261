import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeField } from '@fourier-features/core';
import { decodePicture } from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';
import { inFolder, runCli } from './runCli.ts';
import { TINY, writeStripes } from './testPicture.ts';

interface Report {
  task: string;
  train: { psnr: number };
  test: { psnr: number; ssim: number | null } | null;
  files: Record<string, string>;
}

async function readManifest(folder: string, out: string) {
  return JSON.parse(await readFile(join(folder, out, 'manifest.json'), 'utf8')) as Report & {
    weights: { sha256: string };
    curve: { step: number; fitPsnr: number; heldOutPsnr: number }[];
    settings: object;
  };
}

describe.concurrent('fourier-features image fit', () => {
  test('prints one JSON object on stdout and writes what it names', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const options = [
        'image',
        'fit',
        'stripes.png',
        ...TINY,
        '--steps',
        '30',
        '--holdout',
        'grid',
        '--json',
      ];
      const { code, stdout } = await runCli(folder, options);
      expect(code).toBe(0);
      const report = JSON.parse(stdout) as Report;
      expect(Object.keys(report)).toEqual([
        'task',
        'encoding',
        'scale',
        'features',
        'width',
        'depth',
        'steps',
        'seed',
        'engine',
        'seconds',
        'stepsPerSecond',
        'train',
        'test',
        'files',
      ]);
      expect(report).toMatchObject({
        task: 'image',
        encoding: 'gaussian',
        scale: 10,
        features: 8,
        steps: 30,
        seed: 0,
      });
      expect(Number.isFinite(report.test!.psnr)).toBe(true);
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
      expect(field.encoding.frequencyCount).toBe(8);
    });
  });

  test('gives identical weights for the same seed, on any number of threads', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const options = ['image', 'fit', 'stripes.png', ...TINY, '--steps', '20', '--engine', 'fused'];
      await runCli(folder, [...options, '--threads', '1', '--out', 'one']);
      await runCli(folder, [...options, '--threads', '3', '--out', 'three']);
      const [one, three] = [await readManifest(folder, 'one'), await readManifest(folder, 'three')];
      expect(three.weights.sha256).toBe(one.weights.sha256);
    });
  });

  test('fits on tfjs when asked to, near the fused engine', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const options = ['image', 'fit', 'stripes.png', ...TINY, '--steps', '20', '--json'];
      const fitOn = async (engine: string) => {
        const { stdout } = await runCli(folder, [...options, '--engine', engine]);
        return JSON.parse(stdout) as Report & { engine: string };
      };
      const [fused, tfjs] = [await fitOn('fused'), await fitOn('tfjs-wasm')];
      expect(fused.engine).toMatch(/^wasm-/);
      expect(tfjs.engine).toBe('tfjs-wasm');
      expect(tfjs.train.psnr).toBeCloseTo(fused.train.psnr, 3);
    });
  });

  test('on Ctrl-C saves a checkpoint from which it ends as if never stopped', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const common = ['image', 'fit', 'stripes.png', ...TINY];
      const steps = ['--steps', '5000'];
      const stopped = await runCli(folder, [...common, ...steps, '--out', 'stopped'], {
        interruptAfter: '24x16',
      });
      expect(stopped.code).toBe(130);
      expect(stopped.stderr).toMatch(/stopped after [1-9]\d* of 5000 steps/);
      expect(await readdir(join(folder, 'stopped'))).toEqual(['checkpoint.safetensors']);
      const checkpoint = join('stopped', 'checkpoint.safetensors');
      const resumed = await runCli(folder, [
        'image',
        'fit',
        'stripes.png',
        '--resume',
        checkpoint,
        '--out',
        'stopped',
      ]);
      expect(resumed.code).toBe(0);
      await runCli(folder, [...common, ...steps, '--out', 'whole']);
      const [one, other] = [await readManifest(folder, 'stopped'), await readManifest(folder, 'whole')];
      expect(one.weights.sha256).toBe(other.weights.sha256);
      expect(one.curve).toEqual(other.curve);
      expect(one.settings).toEqual(other.settings);
      expect(await readdir(join(folder, 'stopped'))).not.toContain('checkpoint.safetensors');
    });
  });

  test('stops at the target PSNR', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const options = [
        'image',
        'fit',
        'stripes.png',
        ...TINY,
        '--steps',
        '5000',
        '--target-psnr',
        '5',
        '--json',
      ];
      const { stdout } = await runCli(folder, options);
      expect(JSON.parse(stdout)).toMatchObject({ steps: 1, test: null });
    });
  });
});

describe.concurrent('fourier-features image fit, told what it cannot do', () => {
  const cases: [name: string, options: string[], message: RegExp][] = [
    ['a missing file', ['missing.png'], /missing\.png: no such file/],
    ['an empty file', ['empty.png'], /empty\.png: the file is empty/],
    ['a folder', ['.'], /must be a file, is a folder/],
    ['a file that is no picture', ['text.png'], /text\.png: .*not a picture/],
    ['a truncated picture', ['truncated.png'], /truncated\.png: .*not a picture/],
    ['no steps', ['stripes.png', '--steps', '0'], /--steps.*'0'.*from 1 to/],
    [
      'an unknown encoding',
      ['stripes.png', '--encoding', 'hash'],
      /--encoding.*'hash'.*Allowed choices are none/,
    ],
    ['a scale that is not a number', ['stripes.png', '--scale', 'ten'], /--scale.*'ten'.*greater than 0/],
    ['a negative learning rate', ['stripes.png', '--learning-rate', '-1'], /--learning-rate.*'-1'/],
    [
      'a positional scale beyond its range',
      ['stripes.png', '--encoding', 'positional', '--scale', '99'],
      /in \(0, 30\].*got 99/,
    ],
    [
      'a factor that does not divide',
      ['stripes.png', '--reduce', '5'],
      /factor must divide.*got 5 for 24 × 16/,
    ],
    [
      'an output that is a file',
      ['stripes.png', '--out', 'text.png'],
      /--out: the folder must be writable, got text\.png/,
    ],
    ['a checkpoint that is none', ['stripes.png', '--resume', 'text.png'], /not a readable safetensors file/],
  ];

  test.each(cases)(
    'refuses %s in one line, with exit code 2 and no file left',
    async (_, options, message) => {
      await inFolder(async (folder) => {
        const stripes = await readFile(await writeStripes(folder));
        await writeFile(join(folder, 'empty.png'), '');
        await writeFile(join(folder, 'text.png'), 'just words, long enough to be read');
        await writeFile(join(folder, 'truncated.png'), stripes.subarray(0, stripes.length - 40));
        const before = (await readdir(folder)).toSorted();
        const { code, stdout, stderr } = await runCli(folder, ['image', 'fit', ...options, '--json']);
        expect(stderr).toMatch(message);
        expect(stderr.trim().split('\n')).toHaveLength(1);
        expect(stdout).toBe('');
        expect(code).toBe(2);
        expect((await readdir(folder)).toSorted()).toEqual(before);
      });
    },
  );
});
