import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Field } from '@fourier-features/core';
import { decodeField } from '@fourier-features/core/storage';
import { type LossMoment, losingEngine } from '@fourier-features/testing/engine';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { FITS, NAMED_FITS } from './fits.ts';
import { writeInputs } from './inputs.ts';
import { readManifest } from './manifest.ts';
import { type CliResult, inFolder, runCli } from './runCli.ts';

/** When the engine that `auto` chooses is lost; never if undefined. The engine `wasm` is never lost. */
let moment: LossMoment | undefined;

vi.mock(import('../src/engine.ts'), async (original) => {
  const engines = await original();
  return {
    ...engines,
    chooseEngine: async (options) => {
      const chosen = await engines.chooseEngine(options);
      if (!moment || options.engine !== 'auto') return chosen;
      return { ...chosen, engine: losingEngine(chosen.engine, moment) };
    },
  };
});

afterEach(() => {
  moment = undefined;
});

const STEPS = 40;
const [image] = FITS;
const FIT = [...image!.words, ...image!.small, '--steps', String(STEPS)];

/** Runs a command whose engine is lost, expects one line about it and exit code 2, and returns the line. */
async function lost(folder: string, words: readonly string[], when: LossMoment): Promise<string> {
  moment = when;
  const { code, stdout, stderr } = await runCli(folder, words);
  expect(code, stderr).toBe(2);
  expect(stdout).toBe('');
  const [line, ...others] = stderr.split('\n').filter((each) => each.startsWith('fourier-features: '));
  expect(others).toEqual([]);
  expect(`\n${stderr}`.endsWith(`\n${line}\n`)).toBe(true);
  return line!;
}

/** Runs a command as it was printed; the inputs have no characters that a shell interprets. */
function again(folder: string, command: string): Promise<CliResult> {
  return runCli(folder, command.split(' ').slice(1));
}

async function fieldIn(...path: string[]): Promise<Field> {
  return decodeField(await readFile(join(...path, 'field.safetensors'))).field;
}

/** All tasks share the program's part; scenes have checkpoints of their own. */
const some = NAMED_FITS.filter(([name]) => ['image fit', 'mri reconstruct', 'nerf fit'].includes(name));

describe.each(some)('%s whose engine is lost', (name, fit) => {
  test('saves a checkpoint, which the printed command continues to the bits of an uninterrupted run', async () => {
    await inFolder(async (folder) => {
      await writeInputs(folder);
      const words = [...fit.words, ...fit.small, '--steps', String(STEPS)];
      const line = await lost(folder, [...words, '--out', 'out'], { call: 'step', index: 33 });
      // Scenes are measured every 100 steps.
      const saved = name === 'nerf fit' ? 1 : 26;
      const parts =
        /^fourier-features: gaussian: the engine losing lost its device after 33 of 40 steps \(losingEngine: the device was lost: test\); the state after (\d+) is saved; to continue: (fourier-features .*)$/.exec(
          line,
        );
      expect(parts, line).not.toBeNull();
      const [, steps, command] = parts!;
      expect(Number(steps)).toBe(saved);
      expect(command).toMatch(/ --engine wasm --resume \S+ --out out$/);
      expect(existsSync(join(folder, 'out', 'field.safetensors'))).toBe(false);
      const continued = await again(folder, command!);
      expect(continued.code, continued.stderr).toBe(0);
      const whole = await runCli(folder, [...words, '--engine', 'wasm', '--out', 'whole']);
      expect(whole.code, whole.stderr).toBe(0);
      expect(await fieldIn(folder, 'out')).toEqual(await fieldIn(folder, 'whole'));
      const { curve, resumedFrom, missing } = await readManifest(folder, 'out');
      expect(curve).toEqual((await readManifest(folder, 'whole')).curve);
      expect([resumedFrom, missing]).toEqual([saved, []]);
    });
  });
});

test('a fit whose engine is lost before its first step continues from there', async () => {
  await inFolder(async (folder) => {
    await writeInputs(folder);
    const line = await lost(folder, [...FIT, '--out', 'out'], { call: 'createTrainer', index: 0 });
    expect(line).toContain(
      'after 0 of 40 steps (losingEngine: the device was lost: test); the state after 0',
    );
    const { code, stderr } = await again(folder, line.slice(line.indexOf('fourier-features image')));
    expect(code, stderr).toBe(0);
  });
});

test('a fit whose engine is lost in the evaluation has saved its field, and the printed command evaluates it', async () => {
  await inFolder(async (folder) => {
    await writeInputs(folder);
    const line = await lost(folder, [...FIT, '--out', 'out'], { call: 'createEvaluator', index: 0 });
    expect(line).toMatch(
      /gaussian: the engine losing lost its device while the field was evaluated \(losingEngine: the device was lost: test\); the field is saved; to continue: /,
    );
    const field = await fieldIn(folder, 'out');
    const { code, stderr } = await again(folder, line.slice(line.indexOf('fourier-features image')));
    expect(code, stderr).toBe(0);
    expect(await fieldIn(folder, 'out')).toEqual(field);
    const { missing, resumedFrom } = await readManifest(folder, 'out');
    expect([missing, resumedFrom]).toEqual([[], STEPS]);
  });
});

test('a comparison whose engine is lost keeps what is done, and continues as its line says', async () => {
  await inFolder(async (folder) => {
    await writeInputs(folder);
    const compare = ['image', 'compare', 'stripes.png', ...image!.small, '--steps', String(STEPS)];
    const line = await lost(folder, [...compare, '--out', 'all'], { call: 'step', index: STEPS + 30 });
    expect(line).toMatch(/^fourier-features: basic: the engine losing lost its device after 30 of 40 steps /);
    const options = /; to continue, add (--resume --engine wasm --out all) to the same command$/.exec(
      line,
    )?.[1];
    expect(options, line).toBeDefined();
    const { code, stderr } = await runCli(folder, [...compare, ...options!.split(' ')]);
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('none: already done');
    expect((await readManifest(folder, join('all', 'basic'))).resumedFrom).toBe(26);
  });
});

describe('other work whose engine is lost ends with exit code 2 and names another engine', () => {
  const cure =
    'fourier-features: losingEngine: the device was lost: test. Repeat the command, with --engine wasm to compute on the CPU.';

  test('rendering', async () => {
    await inFolder(async (folder) => {
      await writeInputs(folder);
      expect((await runCli(folder, [...FIT, '--out', 'out'])).code).toBe(0);
      const render = ['image', 'render', join('out', 'field.safetensors'), '--out', 'picture.png'];
      expect(await lost(folder, render, { call: 'evaluate', index: 0 })).toBe(cure);
      expect(existsSync(join(folder, 'picture.png'))).toBe(false);
    });
  });

  test('short trainings that decide about the scale', async () => {
    await inFolder(async (folder) => {
      const fit = ['mri', 'fit', 'phantom:shepp-logan', '--size', '5', ...image!.small.slice(0, 6)];
      const auto = [...fit, '--steps', '3', '--scale', 'auto', '--probe', '3', '--out', 'out'];
      expect(await lost(folder, auto, { call: 'step', index: 1 })).toBe(cure);
    });
  });

  test('trainings next to predictions', async () => {
    await inFolder(async (folder) => {
      const dynamics = ['theory', 'dynamics', 'basic', '--points', '5', '--width', '8', '--steps', '4'];
      expect(await lost(folder, dynamics, { call: 'step', index: 1 })).toBe(cure);
    });
  });
});
