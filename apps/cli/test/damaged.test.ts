import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identityEncoding, initialField } from '@fourier-features/core';
import { decodeCheckpoint, encodeCheckpoint, encodeField } from '@fourier-features/core/storage';
import { describe, expect, test } from 'vitest';
import { expectRefusal, inFolder, runCli } from './runCli.ts';
import { TINY, writeStripes } from './testPicture.ts';

const FIT = ['image', 'fit', 'stripes.png', ...TINY, '--batch-size', '32', '--out', 'fit'] as const;
const CHECKPOINT = join('fit', 'checkpoint.safetensors');
const LOOK = {
  near: 2,
  far: 6,
  bounds: { min: [-2, -2, -2], max: [2, 2, 2] },
  density: 'relu',
  background: 'black',
  occupancy: false,
  samples: 4,
  camera: { width: 2, height: 2, focal: [2, 2], centre: [1, 1], pose: [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 4] },
};

function fieldWith(metadata: Readonly<Record<string, string>>, inputDim = 3): Uint8Array {
  const field = initialField({ encoding: identityEncoding({ inputDim }), outputDim: 4, width: 2 });
  return encodeField({ field, metadata });
}

/** Leaves a checkpoint of a fit of stripes.png, with metadata changed. */
async function interruptedFit(
  folder: string,
  change: (metadata: Record<string, string>) => Record<string, string> = (metadata) => metadata,
): Promise<void> {
  await writeStripes(folder);
  const { code, stderr } = await runCli(folder, [...FIT, '--steps', '100000'], {
    interruptAfter: ' engine, ',
  });
  expect(code, stderr).toBe(130);
  const file = decodeCheckpoint(await readFile(join(folder, CHECKPOINT)));
  const metadata = change({ ...file.metadata });
  await writeFile(join(folder, CHECKPOINT), encodeCheckpoint({ ...file, metadata }));
}

describe('a field whose metadata are damaged is refused', () => {
  const box = JSON.stringify({ min: [0, 0, 0], max: [1, 1, 1] });
  const normalisation = JSON.stringify({ centre: [0, 0, 0], halfSize: 1 });
  test.each<[string[], Record<string, string>, RegExp]>([
    [['image', 'render'], { task: 'image' }, /metadata\.image_width must be present/],
    [
      ['image', 'render'],
      { task: 'image', image_width: '1e3', image_height: '8' },
      /metadata\.image_width must be a positive integer, in pixels, got 1e3/,
    ],
    [
      ['image', 'render'],
      { task: 'image', image_width: '8', image_height: '\u001b[31m' },
      /image_height must be a positive integer, in pixels, got \\x1b\[31m/,
    ],
    [['occupancy', 'mesh'], { task: 'occupancy', bounds: '[', normalisation }, /bounds must be JSON, got \[/],
    [
      ['occupancy', 'mesh'],
      { task: 'occupancy', bounds: '{"min":[0,0],"max":[1,1,1]}', normalisation },
      /bounds\.min\[2\] must be .*got nothing/,
    ],
    [
      ['occupancy', 'render'],
      { task: 'occupancy', bounds: '{"min":[1,0,0],"max":[1,1,1]}', normalisation },
      /bounds must have min below max/,
    ],
    [
      ['occupancy', 'mesh'],
      { task: 'occupancy', bounds: box, normalisation: '{"centre":[0,0,0],"halfSize":-1}' },
      /normalisation\.halfSize must be greater than 0 and finite, got -1/,
    ],
    [['nerf', 'render'], { task: 'nerf', look: 'null' }, /look must be an object, got null/],
    [
      ['nerf', 'render'],
      { task: 'nerf', look: JSON.stringify({ ...LOOK, near: 7 }) },
      /near must be less than far/,
    ],
    [
      ['nerf', 'mesh'],
      { task: 'nerf', look: JSON.stringify({ ...LOOK, density: { toString: 1 } }) },
      /look\.density must be one of relu, softplus, got an object/,
    ],
    [
      ['nerf', 'render'],
      { task: 'nerf', look: JSON.stringify({ ...LOOK, camera: { ...LOOK.camera, pose: [1, 2] } }) },
      /look\.camera\.pose must be 12 numbers, got an array of 2/,
    ],
  ])('%j with %j', async (words, metadata, message) => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'field.safetensors'), fieldWith(metadata));
      await expectRefusal(folder, [...words, 'field.safetensors'], message);
    });
  });
});

describe('image fit --resume', () => {
  const changed =
    (from: string | RegExp, to: string) =>
    (metadata: Record<string, string>): Record<string, string> => ({
      ...metadata,
      settings: metadata['settings']!.replace(from, to),
    });

  test.each<[string, (metadata: Record<string, string>) => Record<string, string>, RegExp]>([
    ['no settings', ({ settings: _, ...rest }) => rest, /must be a checkpoint of the task image/],
    [
      'half a step',
      changed('"steps":100000', '"steps":0.5'),
      /settings\.steps must be a positive integer, got 0\.5/,
    ],
    [
      'no rate',
      changed(/"learningRate":[^,]*/, '"learningRate":null'),
      /learningRate must be greater than 0.*got null/,
    ],
    [
      'a huge rate',
      changed(/"learningRate":[^,]*/, '"learningRate":1e999'),
      /learningRate must be .*got Infinity/,
    ],
    [
      'another width',
      changed('"width":8', '"width":9'),
      /fourier of width 8 and depth 2, got fourier of width 9 and depth 2/,
    ],
    ['an escape sequence', changed('"gaussian"', '"\\u001b[2J"'), /encoding must be one of .*got \\x1b\[2J/],
    ['settings that are no object', changed(/.*/, '[]'), /settings\.\w+ must be present/],
    ['engines that are no list', (metadata) => ({ ...metadata, engines: '{}' }), /engines must be an array/],
  ])('refuses a checkpoint with %s', async (_, change, message) => {
    await inFolder(async (folder) => {
      await interruptedFit(folder, change);
      await expectRefusal(folder, ['image', 'fit', 'stripes.png', '--resume', CHECKPOINT], message);
    });
  });

  test('refuses a checkpoint of which a bit is flipped', async () => {
    await inFolder(async (folder) => {
      await interruptedFit(folder);
      const bytes = await readFile(join(folder, CHECKPOINT));
      bytes[bytes.length - 8]! ^= 1;
      await writeFile(join(folder, CHECKPOINT), bytes);
      const words = ['image', 'fit', 'stripes.png', '--resume', CHECKPOINT];
      await expectRefusal(folder, words, /the file is damaged: its content does not have its checksum/);
    });
  });

  test('records the engine of each part, and warns in one line if their bits differ', async () => {
    await inFolder(async (folder) => {
      const first = { engine: 'tfjs-cpu', description: 'tfjs engine, cpu', firstStep: 0 };
      await interruptedFit(folder, (metadata) => ({ ...metadata, engines: JSON.stringify([first]) }));
      const target = ['--target-psnr', '0.01', '--out', 'fit'];
      const { code, stderr } = await runCli(folder, [
        ...['image', 'fit', 'stripes.png', '--resume', CHECKPOINT],
        ...target,
      ]);
      expect(code, stderr).toBe(0);
      const warnings = stderr.split('\n').filter((line) => line.startsWith('warning: the checkpoint'));
      expect(warnings).toEqual([expect.stringContaining('tfjs-cpu, which does not give the same bits as')]);
      const manifest = JSON.parse(await readFile(join(folder, 'fit', 'manifest.json'), 'utf8')) as {
        engine: string;
        engineDescription: string;
        resumedFrom: number;
        engines: unknown;
      };
      const { engine, engineDescription: description, resumedFrom: firstStep } = manifest;
      expect(manifest.engines).toEqual([first, { engine, description, firstStep }]);
    });
  });

  test('does not warn on the same engine', async () => {
    await inFolder(async (folder) => {
      await interruptedFit(folder);
      const words = ['image', 'fit', 'stripes.png', '--resume', CHECKPOINT, '--target-psnr', '0.01'];
      const { code, stderr } = await runCli(folder, [...words, '--out', 'fit']);
      expect(code, stderr).toBe(0);
      expect(stderr).not.toContain('warning: the checkpoint');
    });
  });
});

describe('image compare --resume', () => {
  const words = ['image', 'compare', 'stripes.png', ...TINY, '--batch-size', '32', '--steps', '2'];

  test.each<[string, RegExp]>([
    ['', /manifest\.json: the file is empty$/m],
    ['null', /manifest must be an object, got null/],
    ['{}', /manifest\.task must be present, got nothing/],
    ['{"task":{}}', /manifest\.task must be a string, got an object/],
    ['{"task":"\\u001b[31m', /manifest must be JSON, got \{"task":"\\u001b\[31m$/m],
  ])('refuses the manifest %j', async (manifest, message) => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      await mkdir(join(folder, 'out', 'none'), { recursive: true });
      await writeFile(join(folder, 'out', 'none', 'manifest.json'), manifest);
      const { code, stderr } = await runCli(folder, [...words, '--out', 'out', '--resume']);
      expect(code).toBe(2);
      const lines = stderr.trimEnd().split('\n');
      expect(lines.filter((line) => line.startsWith('fourier-features: '))).toHaveLength(1);
      expect(lines.at(-1)).toMatch(message);
    });
  });

  test('finds its results whatever path names the folder', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      expect((await runCli(folder, [...words, '--out', 'out'])).code).toBe(0);
      const { code, stderr } = await runCli(folder, [...words, '--out', join(folder, 'out'), '--resume']);
      expect(code, stderr).toBe(0);
      expect(stderr.match(/already done/g)).toHaveLength(4);
    });
  });
});

describe('names of files', () => {
  test.skipIf(process.platform === 'win32')('are escaped in errors, results and reports', async () => {
    await inFolder(async (folder) => {
      const name = 'a\u001b[31m\u202eb.png';
      await expectRefusal(folder, ['image', 'fit', name], /a\\x1b\[31m\\u202eb\.png: no such file/);
      await writeStripes(folder);
      await writeFile(join(folder, name), await readFile(join(folder, 'stripes.png')));
      const fit = ['image', 'fit', name, ...TINY, '--batch-size', '32', '--steps', '2'];
      for (const json of [[], ['--json']]) {
        const { code, stdout, stderr } = await runCli(folder, [...fit, ...json]);
        expect(code, stderr).toBe(0);
        expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/\p{C}/u);
        if (json.length > 0)
          expect((JSON.parse(stdout) as { files: { field: string } }).files.field).toContain('\u202e');
      }
    });
  });
});
