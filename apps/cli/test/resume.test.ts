import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identityEncoding, initialField } from '@fourier-features/core';
import {
  decodeCheckpoint,
  decodeSafetensors,
  encodeCheckpoint,
  encodeField,
  encodeSafetensors,
} from '@fourier-features/core/storage';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../src/program.ts';
import { allCommands, fullName } from './commands.ts';
import { FITS, type FitCase, NAMED_FITS } from './fits.ts';
import { writeInputs } from './inputs.ts';
import { readManifest } from './manifest.ts';
import { expectRefusal, inFolder, runCli } from './runCli.ts';

const CHECKPOINT = join('stopped', 'checkpoint.safetensors');

/** Starts a long fit and interrupts it; returns the words that continue it. */
async function interrupted(folder: string, { words, small }: FitCase): Promise<string[]> {
  await writeInputs(folder);
  const options = [...small, '--steps', '100000', '--out', 'stopped'];
  const { code, stderr } = await runCli(folder, [...words, ...options], { interruptAfter: ' engine, ' });
  expect(code, stderr).toBe(130);
  return [...words, '--resume', CHECKPOINT, '--out', 'stopped'];
}

/** Changes a file as if an unreleased version had written it. */
async function makeOld(path: string): Promise<void> {
  const { tensors, metadata } = decodeSafetensors(await readFile(path));
  const { fourier_features: description, fourier_features_crc32: _, ...rest } = metadata;
  const old = JSON.stringify({ ...(JSON.parse(description!) as object), format: 1 });
  await writeFile(path, encodeSafetensors({ tensors, metadata: { ...rest, fourier_features: old } }));
}

const UNRELEASED = /: .*the file was written by an unreleased version\. Fit again\.$/m;

describe.each(NAMED_FITS)('%s --resume', (_, fit) => {
  test('ends at once at a target that is already reached, and refuses a checkpoint of an unreleased version', async () => {
    await inFolder(async (folder) => {
      const resume = await interrupted(folder, fit);
      const old = join('stopped', 'old.safetensors');
      await copyFile(join(folder, CHECKPOINT), join(folder, old));
      await makeOld(join(folder, old));
      await expectRefusal(folder, [...fit.words, '--resume', old], UNRELEASED);

      const { code, stderr } = await runCli(folder, [...resume, fit.target, '0.01']);
      expect(code, stderr).toBe(0);
      const { stopped, resumedFrom, settings, steps } = await readManifest(folder, 'stopped');
      expect(stopped).toBe('target');
      expect(settings['stop']).toEqual({ measure: fit.measure, target: 0.01 });
      expect(resumedFrom).toBeGreaterThan(0);
      expect(steps).toBe(resumedFrom);
    });
  });
});

test('demo --resume continues an interrupted demo, as its message says', async () => {
  await inFolder(async (folder) => {
    const interruptAfter = ' engine, ';
    const first = await runCli(folder, ['demo', '--out', 'stopped'], { interruptAfter });
    expect(first.code, first.stderr).toBe(130);
    const options = / add (--resume --out stopped) to the same command$/m.exec(first.stderr)?.[1];
    const words = ['demo', ...(options?.split(' ') ?? [])];
    const second = await runCli(folder, words, { interruptAfter });
    expect(second.code, second.stderr).toBe(130);
    expect(stepsMade(second.stderr)).toBeGreaterThan(stepsMade(first.stderr));
  });
});

/** The number of steps after which a comparison says that it stopped. */
function stepsMade(stderr: string): number {
  return Number(/^stopped in none after (\d+) of 100 steps/m.exec(stderr)?.[1]);
}

test('--resume refuses other settings and fewer steps than were made', async () => {
  await inFolder(async (folder) => {
    const resume = await interrupted(folder, FITS[0]!);
    await expectRefusal(
      folder,
      [...resume, '--width', '9', '--seed', '4'],
      /--resume: the settings of the checkpoint cannot change\. Leave out --width, --seed\./,
    );
    await expectRefusal(
      folder,
      [...resume, '--steps', '1'],
      /--steps must be at least the \d+ already made, got 1/,
    );
  });
});

describe.each(['siren', 'hash', 'grid'])('--resume of the field %s', (field) => {
  const options = ['--field', field, '--batch-size', '16', '--engine', 'wasm'];
  const size = field === 'grid' ? [] : ['--width', '6', '--depth', '2'];
  const words = ['image', 'fit', 'stripes.png', ...options, ...size, '--steps', '3000'];

  test('ends with the weights of an uninterrupted run', async () => {
    await inFolder(async (folder) => {
      await writeInputs(folder);
      const stop = { interruptAfter: ' engine, ' };
      const stopped = await runCli(folder, [...words, '--out', 'stopped'], stop);
      expect(stopped.code, stopped.stderr).toBe(130);
      const again = /fourier-features (image fit .*)\n/.exec(stopped.stderr)![1]!;
      const resumed = await runCli(folder, again.split(' '));
      expect(resumed.code, resumed.stderr).toBe(0);
      await runCli(folder, [...words, '--out', 'whole']);
      const [one, other] = [await readManifest(folder, 'stopped'), await readManifest(folder, 'whole')];
      expect(one.resumedFrom).toBeGreaterThan(0);
      expect(one.weights.sha256).toBe(other.weights.sha256);
      expect(one.settings).toMatchObject({ field, encoding: null });
    });
  });
});

test('--resume refuses another field, on the command line and in the settings of the checkpoint', async () => {
  await inFolder(async (folder) => {
    const resume = await interrupted(folder, FITS[0]!);
    await expectRefusal(
      folder,
      [...resume, '--field', 'siren'],
      /--resume: the settings of the checkpoint cannot change\. Leave out --field\./,
    );
    const path = join(folder, CHECKPOINT);
    const { checkpoint, metadata } = decodeCheckpoint(await readFile(path));
    const { frequencyCount: _, ...settings } = JSON.parse(metadata['settings']!) as Record<string, unknown>;
    const siren = { ...settings, field: 'siren', encoding: null, scale: null, frequencyCount: null };
    const claimed = JSON.stringify({ ...siren, omega: 30, firstOmega: 30 });
    await writeFile(path, encodeCheckpoint({ checkpoint, metadata: { ...metadata, settings: claimed } }));
    await expectRefusal(
      folder,
      resume,
      /must be those of the network, fourier of width 5 and depth 2, got siren of width 5 and depth 2/,
    );
  });
});

test.each([
  ['image', ['render']],
  ['occupancy', ['render', 'mesh']],
  ['nerf', ['render', 'mesh']],
])('commands of %s refuse a field of an unreleased version', async (task, commands) => {
  await inFolder(async (folder) => {
    const field = initialField({ encoding: identityEncoding({ inputDim: 3 }), outputDim: 1, width: 2 });
    await writeFile(join(folder, 'old.safetensors'), encodeField({ field, metadata: { task } }));
    await makeOld(join(folder, 'old.safetensors'));
    for (const command of commands)
      await expectRefusal(folder, [task, command, 'old.safetensors'], UNRELEASED);
  });
});

test('a checkpoint of another task is refused', async () => {
  await inFolder(async (folder) => {
    const [, ct] = NAMED_FITS.find(([name]) => name === 'ct fit')!;
    await interrupted(folder, ct);
    await expectRefusal(
      folder,
      ['mri', 'fit', 'head.nii', '--resume', CHECKPOINT],
      /must be a checkpoint of the task mri/,
    );
    await expectRefusal(
      folder,
      ['ct', 'fit', 'stripes.png', '--resume', CHECKPOINT],
      /stripes: must be the input of the checkpoint, SHA-256 [0-9a-f]{12}…, got [0-9a-f]{12}…/,
    );
  });
});

const seeded = allCommands(createProgram()).filter(({ options }) =>
  options.some(({ long }) => long === '--seed'),
);

test.each(seeded.map((command) => [fullName(command)]))(
  '%s --seed -1 is refused with the rule',
  async (name) => {
    for (const seed of ['-1', '1.5', '4294967296', 'one'])
      await expectRefusal(
        '.',
        [...name.split(' '), '--seed', seed],
        new RegExp(`^fourier-features: --seed must be an integer from 0 to 4294967295, got ${seed}\n$`),
      );
  },
);
