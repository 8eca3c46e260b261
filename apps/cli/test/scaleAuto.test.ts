import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectChoice, type ScaleChoice } from './expectChoice.ts';
import { readManifest } from './manifest.ts';
import { expectRefusal, inFolder, runJson } from './runCli.ts';
import { TINY, writeStripes } from './testPicture.ts';

describe('--scale auto', () => {
  const small = [...TINY, '--steps', '3', '--scale', 'auto'];
  interface Fit {
    scale: number;
    scaleChoice: ScaleChoice;
    files: Record<string, string>;
  }

  async function expectRecorded(folder: string, { scale, scaleChoice, files }: Fit): Promise<void> {
    expectChoice(scaleChoice);
    expect(scale).toBe(scaleChoice.chosen);
    expect(await readFile(join(folder, files['scale']!), 'utf8')).toContain('predicted held-out PSNR');
    const manifest = await readManifest(folder, dirname(files['manifest']!));
    expect(manifest.settings).toMatchObject({ scale, scaleFrom: 'data' });
    expect(manifest.scaleChoice).toEqual(scaleChoice);
  }

  function expectProbed({ scale, scaleChoice: { decidedBy, probe, ranked } }: Fit): void {
    expect({ decidedBy, probe }).toEqual({ decidedBy: 'probe', probe: 2 });
    const outcomes = ranked.flatMap(({ probePsnr }) => probePsnr ?? []);
    expect(outcomes.length).toBeGreaterThanOrEqual(Math.min(4, ranked.length));
    expect(outcomes).toEqual(outcomes.toSorted((a, b) => b - a));
    expect(scale).toBe(ranked[0]!.scale);
  }

  test('chooses for a picture', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder, 12, 8);
      await expectRecorded(folder, await runJson<Fit>(folder, ['image', 'fit', 'stripes.png', ...small]));
    });
  });

  test('chooses for a sinogram, through a filtered back-projection', async () => {
    await inFolder(async (folder) => {
      const options = ['phantom:shepp-logan', '--size', '12', ...small];
      await expectRecorded(folder, await runJson<Fit>(folder, ['ct', 'fit', ...options]));
    });
  });

  test('chooses for k-space, through zero filling', async () => {
    await inFolder(async (folder) => {
      const options = ['phantom:shepp-logan', '--size', '5', ...small];
      await expectRecorded(folder, await runJson<Fit>(folder, ['mri', 'fit', ...options]));
    });
  });

  test('chooses for a shape, by labels near its surface and short trainings', async () => {
    await inFolder(async (folder) => {
      const options = [
        '--shape',
        'torus',
        ...small,
        '--encoding',
        'positional',
        '--batch-size',
        '64',
        '--resolution',
        '8',
      ];
      expectProbed(await runJson<Fit>(folder, ['occupancy', 'fit', ...options, '--probe', '2']));
    });
  });

  const probed = [...small, '--probe', '2'];
  test.each([
    ['image', ['image', 'fit', 'stripes.png']],
    ['ct', ['ct', 'fit', 'phantom:shepp-logan', '--size', '8']],
    ['mri', ['mri', 'fit', 'phantom:shepp-logan', '--size', '5']],
    ['nerf', ['nerf', 'fit', '--scene', 'solids', '--reduce', '25']],
  ])('lets short trainings decide with --probe: %s', async (_, words) => {
    await inFolder(async (folder) => {
      await writeStripes(folder, 12, 8);
      expectProbed(await runJson<Fit>(folder, [...words, ...probed]));
    });
  });

  test('refuses --probe without scales to decide among', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const fit = ['image', 'fit', 'stripes.png', '--probe', '2'];
      const refusal = /--probe: decides only among scales of --scale auto\. Leave out the option\./;
      await expectRefusal(folder, fit, refusal);
      await expectRefusal(folder, [...fit, '--scale', '3'], refusal);
      await expectRefusal(folder, [...fit, '--scale', 'auto', '--encoding', 'basic'], refusal);
    });
  });

  test('does nothing for encodings without a scale', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const report = await runJson<Partial<Fit>>(folder, [
        'image',
        'fit',
        'stripes.png',
        ...small,
        '--encoding',
        'basic',
      ]);
      expect(report.scale).toBeNull();
      expect(report).not.toHaveProperty('scaleChoice');
    });
  });
});
