import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeSafetensors } from '@fourier-features/core/storage';
import { decodePicture } from '@fourier-features/pictures';
import { describe, expect, test } from 'vitest';
import { expectRefusal, inFolder, runCli } from './runCli.ts';
import { TINY, writeStripes } from './testPicture.ts';

describe('fourier-features image render', () => {
  test('renders a field at the size of --size; by default, it renders the reconstruction again', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const network = [...TINY, '--batch-size', '32', '--steps', '3'];
      await runCli(folder, ['image', 'fit', 'stripes.png', ...network, '--out', 'fit']);
      const field = join('fit', 'field.safetensors');
      await runCli(folder, ['image', 'render', field, '--out', 'same.png']);
      const reconstruction = await readFile(join(folder, 'fit', 'reconstruction.png'));
      expect(await readFile(join(folder, 'same.png'))).toEqual(reconstruction);
      const options = ['--size', '50x30', '--out', 'other.png'];
      const { code } = await runCli(folder, ['image', 'render', field, ...options]);
      expect(code).toBe(0);
      const other = await decodePicture(await readFile(join(folder, 'other.png')));
      expect([other.width, other.height]).toEqual([50, 30]);
    });
  });

  test('refuses a file without a field, a size of 0 pixels and formats other than PNG', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'other.safetensors'), encodeSafetensors({ tensors: [], metadata: {} }));
      const render = ['image', 'render', 'other.safetensors'];
      await expectRefusal(folder, render, /other\.safetensors: .*must hold a field/);
      await expectRefusal(folder, [...render, '--size', '0x10'], /--size must be WIDTHxHEIGHT .*, got 0x10/);
      await expectRefusal(
        folder,
        [...render, '--out', 'view.jpg'],
        /--out must be a path that ends in \.png, got view\.jpg/,
      );
    });
  });
});
