import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeSafetensors } from '@fourier-features/core';
import { decodePicture } from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';
import { inFolder, runCli } from './runCli.ts';
import { TINY, writeStripes } from './testPicture.ts';

describe('fourier-features image render', () => {
  test('draws a field at the size asked for, and at its own it draws the reconstruction again', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      await runCli(folder, ['image', 'fit', 'stripes.png', ...TINY, '--steps', '3', '--out', 'fit']);
      const field = join('fit', 'field.safetensors');
      await runCli(folder, ['image', 'render', field, '--out', 'same.png']);
      const reconstruction = await readFile(join(folder, 'fit', 'reconstruction.png'));
      expect(await readFile(join(folder, 'same.png'))).toEqual(reconstruction);
      const { code } = await runCli(folder, [
        'image',
        'render',
        field,
        '--size',
        '50x30',
        '--out',
        'other.png',
      ]);
      expect(code).toBe(0);
      const other = await decodePicture(await readFile(join(folder, 'other.png')));
      expect([other.width, other.height]).toEqual([50, 30]);
    });
  });

  test('refuses a field of something else and a size that is none', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'other.safetensors'), encodeSafetensors({ tensors: [], metadata: {} }));
      const other = await runCli(folder, ['image', 'render', 'other.safetensors']);
      expect(other.code).toBe(2);
      expect(other.stderr).toMatch(/other\.safetensors: .*the file holds no field/);
      const size = await runCli(folder, ['image', 'render', 'other.safetensors', '--size', '0x10']);
      expect(size.code).toBe(2);
      expect(size.stderr).toMatch(/--size.*'0x10'.*WIDTHxHEIGHT/);
    });
  });
});
