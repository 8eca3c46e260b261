import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodeMesh, meshReport } from '@fourier-features/datasets';
import { orbitCameras } from '@fourier-features/nerf';
import { decodePicture, encodePng, type Picture } from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';
import { inFolder, runCli, runJson } from './runCli.ts';

/** Enough to see a ball, in about a second. */
const SMALL = [
  ...['--features', '16', '--width', '16', '--depth', '3', '--scale', '0.3', '--learning-rate', '0.02'],
  ...['--rays', '64', '--samples', '12', '--steps', '150'],
] as const;

interface Report {
  encoding: string;
  steps: number;
  near: number;
  far: number;
  density: string;
  background: string;
  test: { psnr: number; ssim: number | null; views: { psnr: number }[] };
  files: Record<string, string>;
}

const WIDTH = 8;
const ANGLE = 0.6;

/** A red ball of radius 0.8 at the origin, with alpha, seen from distance 4. */
function ballPicture(): Picture {
  const values = Float32Array.from({ length: 4 * WIDTH ** 2 }, (_, i) => {
    const [column, row] = [Math.floor(i / 4) % WIDTH, Math.floor(i / (4 * WIDTH))];
    const across = (2 * Math.tan(ANGLE / 2)) / WIDTH;
    const distance = Math.hypot(column - (WIDTH - 1) / 2, row - (WIDTH - 1) / 2) * across;
    return distance < Math.tan(Math.asin(0.8 / 4)) ? [1, 0.2, 0.1, 1][i % 4]! : 0;
  });
  return { width: WIDTH, height: WIDTH, channels: 4, values };
}

interface FrameJson {
  file_path: string;
  transform_matrix: number[][];
}

interface TransformsJson {
  camera_angle_x: number;
  w?: number;
  h?: number;
  frames: FrameJson[];
}

/** Poses on a circle, as nerf-synthetic files have them. */
function transforms(split: string, count: number, elevation: number): TransformsJson {
  const frames = orbitCameras({ frames: count, radius: 4, width: WIDTH, elevation }).map(({ pose }, i) => ({
    file_path: `./${split}/r_${i}`,
    transform_matrix: [0, 4, 8].map((at) => [...pose.subarray(at, at + 4)]).concat([[0, 0, 0, 1]]),
  }));
  return { camera_angle_x: ANGLE, frames };
}

type Scene = Record<string, TransformsJson>;

const scene = (): Scene => ({
  'transforms_train.json': transforms('train', 6, 0.5),
  'transforms_test.json': transforms('test', 2, 0.8),
});

/** Writes a scene in which every frame sees the same: a ball. */
async function writeScene(folder: string, files: Scene, pictures = files): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files))
    await writeFile(join(folder, name), JSON.stringify(content));
  const png = await encodePng(ballPicture());
  for (const { frames } of Object.values(pictures)) {
    for (const { file_path } of frames) {
      const file = join(folder, `${file_path}.png`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, png);
    }
  }
}

const json = (folder: string, options: readonly string[]): Promise<unknown> =>
  runJson(folder, ['nerf', ...options]);

describe.concurrent('fourier-features nerf', () => {
  test('fits a scene from a folder, scores the views held out, renders it and extracts its surface', async () => {
    await inFolder(async (folder) => {
      await writeScene(join(folder, 'ball'), scene());
      const report = (await json(folder, ['fit', 'ball', ...SMALL])) as Report;
      expect(report).toMatchObject({ density: 'softplus', background: 'alpha', steps: 150 });
      expect([report.near, report.far]).toEqual([expect.closeTo(2, 6), expect.closeTo(6, 6)]);
      expect(report.test.views).toHaveLength(2);
      // A black picture has 10.2 dB.
      expect(report.test.psnr).toBeGreaterThan(15);
      const written = ['curve.svg', 'field.safetensors', 'manifest.json', 'rendering.png', 'views.png'];
      expect((await readdir(join(folder, 'ball-gaussian'))).toSorted()).toEqual(written);

      const field = join('ball-gaussian', 'field.safetensors');
      const rendered = (await json(folder, ['render', field, '--frames', '2', '--size', '12x10'])) as {
        frames: number;
        files: { animation: string; frames: string[]; opacity: string[]; depth: string[] };
      };
      expect(rendered.frames).toBe(2);
      const picture = async (file: string): Promise<Picture> =>
        decodePicture(await readFile(join(folder, file)));
      const { width, height, values } = await picture(rendered.files.frames[1]!);
      expect([width, height]).toEqual([12, 10]);
      const middle = 3 * (5 * 12 + 6);
      expect(values[middle]).toBeGreaterThan(values[middle + 2]! + 0.3);
      for (const file of [rendered.files.opacity[0]!, rendered.files.depth[0]!])
        expect((await picture(file)).channels).toBe(1);
      const animation = await readFile(join(folder, rendered.files.animation));
      expect(animation.subarray(8, 12).toString()).toBe('WEBP');

      await json(folder, ['mesh', field, '--resolution', '24', '--threshold', '1', '--out', 'ball.ply']);
      const { mesh } = await decodeMesh(await readFile(join(folder, 'ball.ply')), { name: 'ball.ply' });
      expect(await meshReport(mesh)).toMatchObject({ watertight: true });
      const dense = await runCli(folder, ['nerf', 'mesh', field, '--resolution', '8', '--threshold', '1e6']);
      expect(dense.code).toBe(2);
      expect(dense.stderr).toMatch(/--threshold: must be less than the highest density/);
    });
  });

  test('interrupted, goes on to the same weights with the grid of its checkpoint', async () => {
    await inFolder(async (folder) => {
      await writeScene(join(folder, 'ball'), scene());
      const options = ['nerf', 'fit', 'ball', ...SMALL, '--steps', '200'];
      const stopped = await runCli(folder, [...options, '--out', 'stopped'], {
        interruptAfter: 'held out (',
      });
      expect(stopped.code).toBe(130);
      const resume = ['nerf', 'fit', 'ball', '--resume', join('stopped', 'checkpoint.safetensors')];
      expect((await runCli(folder, [...resume, '--out', 'stopped'])).code).toBe(0);
      await runCli(folder, [...options, '--out', 'whole']);
      const weights = async (out: string): Promise<object> =>
        (JSON.parse(await readFile(join(folder, out, 'manifest.json'), 'utf8')) as { weights: object })
          .weights;
      expect(await weights('stopped')).toEqual(await weights('whole'));
    });
  });

  test('chooses the scale from the pictures, in cycles per scene unit, with its evidence', async () => {
    await inFolder(async (folder) => {
      const options = [
        'fit',
        '--scene',
        'solids',
        '--reduce',
        '2',
        ...SMALL,
        '--steps',
        '2',
        '--scale',
        'auto',
      ];
      const report = (await json(folder, options)) as Report & {
        scale: number;
        scaleChoice: { plateau: number[] };
      };
      // Pictures of 50 pixels across about 3 units: from a cycle a side to a quarter of the pixels.
      expect(report.scale).toBeGreaterThan(0.2);
      expect(report.scale).toBeLessThan(8);
      expect(report.scaleChoice.plateau).toContain(report.scale);
      expect(await readFile(join(folder, report.files['scale']!), 'utf8')).toMatch(/cycles per scene unit/);
    });
  });

  test('compares the encodings in one sheet and a table, and does not do finished ones again', async () => {
    await inFolder(async (folder) => {
      const network = ['--features', '12', '--width', '8', '--depth', '3', '--rays', '16', '--samples', '6'];
      const options = ['compare', '--scene', 'solids', '--reduce', '12', ...network, '--steps', '2'];
      const report = (await json(folder, options)) as { runs: Report[]; files: Record<string, string> };
      expect(report.runs.map(({ encoding }) => encoding)).toEqual([
        'none',
        'basic',
        'positional',
        'gaussian',
      ]);
      const sheet = await readFile(join(folder, report.files['sheet']!));
      expect(await readFile(join(folder, report.files['table']!), 'utf8')).toMatch(/\| positional \| 0\.815/);
      const again = await runCli(folder, ['nerf', ...options, '--resume']);
      expect(again.stderr.match(/: done before/g)).toHaveLength(4);
      expect(await readFile(join(folder, report.files['sheet']!))).toEqual(sheet);
    });
  });

  test('trains as the paper does where it is asked to, and reduces pictures', async () => {
    await inFolder(async (folder) => {
      await writeScene(join(folder, 'ball'), { 'transforms.json': transforms('images', 9, 0.4) });
      const paper = [
        '--no-occupancy',
        '--density',
        'relu',
        '--background',
        'black',
        '--near',
        '2',
        '--far',
        '6',
      ];
      const options = ['nerf', 'fit', 'ball', ...SMALL, '--steps', '2', '--reduce', '2', ...paper, '--json'];
      const { stdout, stderr } = await runCli(folder, options);
      expect(stderr).toMatch(
        /7 views of 4x4 to train on, 2 held out \(every 8th frame of transforms\.json\)/,
      );
      expect(JSON.parse(stdout)).toMatchObject({ density: 'relu', background: 'black', near: 2, far: 6 });
    });
  });

  const broken = (change: (files: Scene) => void): Scene => {
    const files = scene();
    change(files);
    return files;
  };
  const first = (files: Scene): FrameJson => files['transforms_train.json']!.frames[0]!;
  const refused: [what: string, files: Scene, options: string[], message: RegExp][] = [
    [
      'a missing picture',
      broken((files) => {
        first(files).file_path = './train/elsewhere';
      }),
      [],
      /ball: .*picture of frame 0 \(\.\/train\/elsewhere\) is missing/,
    ],
    [
      'a size other than stated',
      broken((files) => {
        Object.assign(files['transforms_train.json']!, { w: 10, h: 10 });
      }),
      [],
      /ball: .*frame 0 .*10x10 pixels, as stated, got 8x8/,
    ],
    [
      'a singular pose',
      broken((files) => {
        first(files).transform_matrix[0] = [0, 0, 0, 1];
      }),
      [],
      /ball: .*pose of frame 0 .*singular/,
    ],
    [
      'no frames',
      broken((files) => {
        files['transforms_train.json']!.frames = [];
      }),
      [],
      /ball: .*transforms_train\.json must have at least one frame, got none/,
    ],
    ['no transforms', {}, [], /ball: .*transforms_train\.json or transforms\.json, got neither/],
    ['a factor that does not divide', scene(), ['--reduce', '3'], /ball: .*8x8 pixels, got 3/],
    ['depths the wrong way round', scene(), ['--near', '6', '--far', '2'], /--near must be less than --far/],
    ['a folder and a scene', scene(), ['--scene', 'solids'], /--scene: leave it out/],
  ];
  test.each(refused)('refuses %s in one line, with exit code 2', async (_, files, options, message) => {
    await inFolder(async (folder) => {
      await writeScene(join(folder, 'ball'), files, scene());
      const { code, stderr } = await runCli(folder, ['nerf', 'fit', 'ball', ...options]);
      expect(stderr).toMatch(message);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      expect(code).toBe(2);
      expect(await readdir(folder)).toEqual(['ball']);
    });
  });

  test('refuses a broken picture, a folder that is not there and a field of something else', async () => {
    await inFolder(async (folder) => {
      await writeScene(join(folder, 'ball'), scene());
      await writeFile(join(folder, 'ball', 'test', 'r_1.png'), 'no picture');
      const picture = await runCli(folder, ['nerf', 'fit', 'ball']);
      expect(picture.stderr).toMatch(/ball: test\/r_1\.png: /);
      const none = await runCli(folder, ['nerf', 'fit', 'cube']);
      expect(none.stderr).toMatch(/cube: no such folder/);
      const field = await runCli(folder, ['nerf', 'render', join('ball', 'train', 'r_0.png')]);
      expect(field.stderr).toMatch(/r_0\.png: /);
      expect([picture.code, none.code, field.code]).toEqual([2, 2, 2]);
    });
  });
});
