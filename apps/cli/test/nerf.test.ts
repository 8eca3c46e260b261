import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { decodeMesh, meshReport } from '@fourier-features/datasets';
import { orbitCameras } from '@fourier-features/nerf';
import { decodePicture, encodePng, type Picture } from '@fourier-features/pictures';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readManifest } from './manifest.ts';
import { expectRefusal, inFolder, runCli, runJson } from './runCli.ts';
import { spawnCli } from './spawnCli.ts';

/** Enough to see a ball, in about a second. */
const SMALL = [
  ...['--frequencies', '16', '--width', '16', '--depth', '3', '--scale', '0.3', '--learning-rate', '0.02'],
  ...['--rays-per-step', '64', '--samples', '12', '--steps', '150'],
] as const;

interface Report {
  encoding: string;
  steps: number;
  near: number;
  far: number;
  density: string;
  background: string;
  scores: { psnr: number; psnrDeviation: number; ssim?: number };
  views: { psnr: number }[];
  files: Record<string, string>;
}

const WIDTH = 8;
const ANGLE = 0.6;

/** Returns a red ball of radius 0.8 at the origin, with alpha, seen from distance 4. */
function ballPicture(): Picture {
  const values = Float32Array.from({ length: 4 * WIDTH ** 2 }, (_, i) => {
    const [column, row] = [Math.floor(i / 4) % WIDTH, Math.floor(i / (4 * WIDTH))];
    const across = (2 * Math.tan(ANGLE / 2)) / WIDTH;
    const distance = Math.hypot(column - (WIDTH - 1) / 2, row - (WIDTH - 1) / 2) * across;
    return distance < Math.tan(Math.asin(0.8 / 4)) ? [1, 0.2, 0.1, 1][i % 4]! : 0;
  });
  return { width: WIDTH, height: WIDTH, channels: 4, values };
}

/** Returns a picture as an uncompressed TIFF of RGB in one strip: a header, the pixels, three depths, the list of tags. */
function tiffOf({ width, height, values }: Picture): Uint8Array {
  const pixels = Array.from(
    { length: 3 * width * height },
    (_, i) => 255 * values[4 * Math.floor(i / 3) + (i % 3)]!,
  );
  const depths = 8 + pixels.length;
  const [SHORT, LONG] = [3, 4];
  const tags = [
    [256, LONG, 1, width],
    [257, LONG, 1, height],
    [258, SHORT, 3, depths],
    [259, SHORT, 1, 1],
    [262, SHORT, 1, 2],
    [273, LONG, 1, 8],
    [277, SHORT, 1, 3],
    [278, LONG, 1, height],
    [279, LONG, 1, pixels.length],
  ] as const;
  const bytes = new DataView(new ArrayBuffer(depths + 6 + 2 + 12 * tags.length + 4));
  bytes.setUint32(0, 0x002a4949, true);
  bytes.setUint32(4, depths + 6, true);
  for (const [i, value] of pixels.entries()) bytes.setUint8(8 + i, Math.round(value));
  for (const i of [0, 1, 2]) bytes.setUint16(depths + 2 * i, 8, true);
  bytes.setUint16(depths + 6, tags.length, true);
  for (const [i, [tag, type, count, value]] of tags.entries()) {
    const at = depths + 8 + 12 * i;
    bytes.setUint16(at, tag, true);
    bytes.setUint16(at + 2, type, true);
    bytes.setUint32(at + 4, count, true);
    bytes.setUint32(at + 8, value, true);
  }
  return new Uint8Array(bytes.buffer);
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

/** Returns poses on a circle, as in files of nerf-synthetic. */
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

/** Writes a scene in which every frame sees the same ball. */
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

describe('fourier-features nerf', () => {
  test('fits a scene from a folder, scores the held-out views, renders it and extracts its surface', async () => {
    await inFolder(async (folder) => {
      await writeScene(join(folder, 'ball'), scene());
      const report = (await json(folder, ['fit', 'ball', ...SMALL])) as Report;
      expect(report).toMatchObject({ density: 'softplus', background: 'alpha', steps: 150 });
      expect([report.near, report.far]).toEqual([expect.closeTo(2, 6), expect.closeTo(6, 6)]);
      expect(report.views).toHaveLength(2);
      const [first, second] = report.views as [{ psnr: number }, { psnr: number }];
      expect(report.scores.psnr).toBeCloseTo((first.psnr + second.psnr) / 2, 9);
      expect(report.scores.psnrDeviation).toBeCloseTo(Math.abs(first.psnr - second.psnr) / 2, 9);
      // A black picture has 10.2 dB.
      expect(report.scores.psnr).toBeGreaterThan(15);
      const written = ['curve.svg', 'field.safetensors', 'manifest.json', 'rendering.png', 'views.png'];
      expect((await readdir(join(folder, 'ball-gaussian'))).toSorted()).toEqual(written);

      const field = join('ball-gaussian', 'field.safetensors');
      const rendered = (await json(folder, ['render', field, '--frames', '2', '--size', '12x10'])) as {
        frames: number;
        files: { animation: string; frames: string[]; opacity: string[]; nearness: string[] };
      };
      expect(rendered.frames).toBe(2);
      const picture = async (file: string): Promise<Picture> =>
        decodePicture(await readFile(join(folder, file)));
      const { width, height, values } = await picture(rendered.files.frames[1]!);
      expect([width, height]).toEqual([12, 10]);
      const middle = 3 * (5 * 12 + 6);
      expect(values[middle]).toBeGreaterThan(values[middle + 2]! + 0.3);
      for (const file of [rendered.files.opacity[0]!, rendered.files.nearness[0]!])
        expect((await picture(file)).channels).toBe(1);
      const animation = await readFile(join(folder, rendered.files.animation));
      expect(animation.subarray(8, 12).toString()).toBe('WEBP');

      await json(folder, ['mesh', field, '--resolution', '24', '--threshold', '1', '--out', 'ball.ply']);
      const { mesh } = await decodeMesh(await readFile(join(folder, 'ball.ply')), { name: 'ball.ply' });
      expect(await meshReport(mesh)).toMatchObject({ watertight: true });
      await expectRefusal(
        folder,
        ['nerf', 'mesh', field, '--resolution', '8', '--threshold', '1e6'],
        /--threshold must be less than the highest density, .* per scene unit, got 1\.00e\+6/,
      );
    });
  });

  test('fits a scene from a ZIP archive to the same weights as from its folder', async () => {
    await inFolder(async (folder) => {
      await writeScene(join(folder, 'ball'), scene());
      const paths = await readdir(join(folder, 'ball'), { recursive: true, withFileTypes: true });
      const files = paths
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
      const contents = files.map(async (file) => [file, await readFile(join(folder, file))] as const);
      await writeFile(join(folder, 'ball.zip'), zipSync(Object.fromEntries(await Promise.all(contents))));
      const options = [...SMALL, '--steps', '2'];
      expect((await runCli(folder, ['nerf', 'fit', 'ball', ...options])).code).toBe(0);
      expect((await runCli(folder, ['nerf', 'fit', 'ball.zip', ...options, '--out', 'packed'])).code).toBe(0);
      const [packed, plain] = [
        await readManifest(folder, 'packed'),
        await readManifest(folder, 'ball-gaussian'),
      ];
      expect(packed.weights).toEqual(plain.weights);
      await writeFile(join(folder, 'broken.zip'), 'no archive');
      await expectRefusal(folder, ['nerf', 'fit', 'broken.zip'], /broken\.zip: .*not a ZIP archive/);
    });
  });

  test('ends with the same weights after an interruption, with the grid of its checkpoint', async () => {
    await inFolder(async (folder) => {
      await writeScene(join(folder, 'ball'), scene());
      const options = ['nerf', 'fit', 'ball', ...SMALL, '--steps', '220'];
      const stopped = await spawnCli(folder, [...options, '--out', 'stopped'], {
        interruptAfter: 'held out (',
      });
      expect(stopped.code).toBe(130);
      const resume = ['nerf', 'fit', 'ball', '--resume', join('stopped', 'checkpoint.safetensors')];
      const doubled = Object.entries(scene()).map(([name, json]) => [
        name,
        { ...json, camera_angle_x: 2 * ANGLE },
      ]);
      await writeScene(join(folder, 'ball'), Object.fromEntries(doubled));
      await expectRefusal(folder, resume, /ball: must be the input of the checkpoint, SHA-256/);
      await writeScene(join(folder, 'ball'), scene());
      expect((await runCli(folder, [...resume, '--out', 'stopped'])).code).toBe(0);
      await runCli(folder, [...options, '--out', 'whole']);
      const [one, other] = [await readManifest(folder, 'stopped'), await readManifest(folder, 'whole')];
      expect(one.resumedFrom).toBeGreaterThan(0);
      expect(one.weights).toEqual(other.weights);
    });
  });

  test('chooses the scale from the pictures, in cycles per scene unit, with its evidence', async () => {
    await inFolder(async (folder) => {
      await writeScene(join(folder, 'ball'), scene());
      const options = ['fit', 'ball', ...SMALL, '--steps', '2', '--scale', 'auto'];
      const report = (await json(folder, options)) as Report & {
        scale: number;
        scaleChoice: { plateau: number[] };
      };
      // Pictures of 8 pixels across 2.5 units: from a cycle per side to half of the pixels.
      expect(report.scale).toBeGreaterThan(0.4);
      expect(report.scale).toBeLessThan(1.7);
      expect(report.scaleChoice.plateau).toContain(report.scale);
      expect(await readFile(join(folder, report.files['scale']!), 'utf8')).toMatch(/cycles per scene unit/);
    });
  });

  test('compares the encodings in one sheet and a table, and does not repeat finished fits', async () => {
    await inFolder(async (folder) => {
      const network = [
        '--frequencies',
        '12',
        '--width',
        '8',
        '--depth',
        '3',
        '--rays-per-step',
        '16',
        '--samples',
        '6',
      ];
      const options = ['compare', '--scene', 'solids', '--reduce', '12', ...network, '--steps', '2'];
      const report = (await json(folder, options)) as { runs: Report[]; files: Record<string, string> };
      expect(report.runs.map(({ encoding }) => encoding)).toEqual([
        'none',
        'basic',
        'positional',
        'gaussian',
      ]);
      const sheet = await readFile(join(folder, report.files['sheet']!));
      expect(await readFile(join(folder, report.files['table']!), 'utf8')).toMatch(
        /\| positional encoding \| 0\.815/,
      );
      const again = await runCli(folder, ['nerf', ...options, '--resume']);
      expect(again.stderr.match(/: already done/g)).toHaveLength(4);
      expect(await readFile(join(folder, report.files['sheet']!))).toEqual(sheet);
    });
  });

  test('trains as in the paper with its options, and reduces pictures', async () => {
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

  test('reads TIFF files by absolute paths, in the box that is stated, and names the options of a warning', async () => {
    await inFolder(async (folder) => {
      await mkdir(join(folder, 'elsewhere'), { recursive: true });
      const file = join(folder, 'elsewhere', 'ball.tif');
      await writeFile(file, tiffOf(ballPicture()));
      const json = transforms('images', 9, 0.4);
      await mkdir(join(folder, 'ball'));
      const frames = json.frames.map((frame) => ({ ...frame, file_path: file }));
      await writeFile(join(folder, 'ball', 'transforms.json'), JSON.stringify({ ...json, frames }));
      const options = [
        'nerf',
        'fit',
        'ball',
        ...SMALL,
        '--steps',
        '2',
        '--bounds',
        '-0.5,-0.5,-0.5,0.5,0.5,0.25',
        '--json',
      ];
      const { stderr } = await runCli(folder, options);
      expect(stderr).toMatch(
        / % of the pixels that show something look past the bounds, .* Pass --bounds, or --near and --far\./,
      );
      const { settings } = await readManifest(folder, 'ball-gaussian');
      expect(settings['input']).toMatchObject({ bounds: { min: [-0.5, -0.5, -0.5], max: [0.5, 0.5, 0.25] } });
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
      /ball: .*picture of frame 0 \(\.\/train\/elsewhere\) is missing: tried train\/elsewhere, and with the endings \.png, \.PNG/,
    ],
    [
      'a size that is not the stated one',
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
      /ball: .*transforms_train\.json: frames must be an array of at least one frame, got an empty array/,
    ],
    ['no transforms', {}, [], /ball: .*transforms_train\.json or transforms\.json, got neither/],
    [
      'cameras that look outwards, without depths',
      broken((files) => {
        for (const { transform_matrix } of files['transforms_train.json']!.frames)
          for (const row of transform_matrix.slice(0, 3)) [row[0], row[2]] = [-row[0]!, -row[2]!];
      }),
      [],
      /ball: there are no default depths: .* is in front of 0 of 6 cameras\. Pass --near and --far if the cameras look outwards/,
    ],
    [
      'a box that is none',
      scene(),
      ['--bounds', '0,0,0,1,1,0'],
      /--bounds must be x0,y0,z0,x1,y1,z1 with x0 < x1, .* got 0,0,0,1,1,0/,
    ],
    ['a factor that does not divide', scene(), ['--reduce', '3'], /ball: .*8x8 pixels, got 3/],
    [
      'depths in the wrong order',
      scene(),
      ['--near', '6', '--far', '2'],
      /ball: readScene: near must be less than far, in scene units, got 6 and 2/,
    ],
    [
      'a folder and a scene',
      scene(),
      ['--scene', 'solids'],
      /--scene: cannot be combined with the folder ball/,
    ],
    ['an unknown scene', scene(), ['--scene', 'lego'], /--scene must be one of solids, got lego/],
  ];
  test.each(refused)('refuses %s in one line, with exit code 2', async (_, files, options, message) => {
    await inFolder(async (folder) => {
      await writeScene(join(folder, 'ball'), files, scene());
      await expectRefusal(folder, ['nerf', 'fit', 'ball', ...options], message);
      expect(await readdir(folder)).toEqual(['ball']);
    });
  });

  test('refuses a broken picture, a missing folder and a file that is not a field', async () => {
    await inFolder(async (folder) => {
      await writeScene(join(folder, 'ball'), scene());
      await writeFile(join(folder, 'ball', 'test', 'r_1.png'), 'not a picture');
      await expectRefusal(folder, ['nerf', 'fit', 'ball'], /ball: test\/r_1\.png: /);
      await expectRefusal(folder, ['nerf', 'fit', 'cube'], /cube: no such folder/);
      const picture = join('ball', 'train', 'r_0.png');
      await expectRefusal(
        folder,
        ['nerf', 'fit', picture],
        /must be a folder with transforms\.json, or a ZIP archive of it, got a file/,
      );
      await expectRefusal(folder, ['nerf', 'render', picture], /r_0\.png: /);
    });
  });
});
