import { existsSync, mkdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeField } from '@fourier-features/core/storage';
import { imageTask, nerfTask, sha256 } from '@fourier-features/tasks';
import { describe, expect, test } from 'vitest';
import { FITS, type FitCase, NAMED_FITS } from './fits.ts';
import { writeInputs } from './inputs.ts';
import { readManifest } from './manifest.ts';
import { inFolder, runCli } from './runCli.ts';
import { spawnCli } from './spawnCli.ts';

const STEPS = 3;
const OUT = ['--out', 'out'];
const RESUME = ['--resume', join('out', 'checkpoint.safetensors')];
const picture: Readonly<Record<string, string>> = { occupancy: 'normals.png', nerf: 'rendering.png' };
const pictureOf = ({ words }: FitCase): string => picture[words[0]!] ?? 'reconstruction.png';
const sizes = ({ words, small }: FitCase): string[] => [...words, ...small, '--steps', String(STEPS)];

/** Returns a checkpoint whose weights are finite but overflow in the next step. */
async function exploding(path: string, task: string): Promise<Uint8Array> {
  const { decodeCheckpoint, encodeCheckpoint } = task === 'nerf' ? nerfTask : imageTask;
  const { checkpoint, metadata } = decodeCheckpoint(await readFile(path));
  const { field } = checkpoint;
  const parameters = field.parameters.map((each) => ({
    ...each,
    values: each.values.map((value) => 3e38 * Math.sign(value)),
  }));
  return encodeCheckpoint({ checkpoint: { ...checkpoint, field: { ...field, parameters } }, metadata });
}

/** Expects a field that was saved before it was evaluated, and no score. */
async function expectSaved(folder: string, fit: FitCase): Promise<void> {
  const bytes = await readFile(join(folder, 'out', 'field.safetensors'));
  expect(decodeField(bytes).metadata['task']).toBe(fit.words[0]);
  const { missing, scores, weights, steps } = await readManifest(folder, 'out');
  expect(missing).toEqual(expect.arrayContaining(['scores', pictureOf(fit)]));
  expect(scores).toEqual({});
  expect(weights.sha256).toBe(await sha256(bytes));
  expect(steps).toBe(STEPS);
}

/** Expects `--resume` to make the results without a step of training, as if nothing had happened. */
async function expectCompleted(folder: string, fit: FitCase): Promise<void> {
  const saved = await readFile(join(folder, 'out', 'field.safetensors'));
  const { code, stderr } = await runCli(folder, [...fit.words, ...RESUME, ...OUT]);
  expect(code, stderr).toBe(0);
  expect(await readFile(join(folder, 'out', 'field.safetensors'))).toEqual(saved);
  const completed = await readManifest(folder, 'out');
  expect([completed.missing, completed.resumedFrom]).toEqual([[], STEPS]);
  expect(existsSync(join(folder, 'out', 'checkpoint.safetensors'))).toBe(false);
  for (const file of Object.values(completed.files)) expect(existsSync(join(folder, file)), file).toBe(true);
  const whole = await runCli(folder, [...sizes(fit), '--out', 'whole']);
  expect(whole.code, whole.stderr).toBe(0);
  const { scores, curve } = await readManifest(folder, 'whole');
  expect(completed.scores).toEqual(scores);
  expect(completed.curve).toEqual(curve);
}

describe.each(NAMED_FITS)('%s saves its field before it evaluates it', (_, fit) => {
  test('and a run that was interrupted there completes the rest without training again', async () => {
    await inFolder(async (folder) => {
      await writeInputs(folder);
      const { code, stderr } = await runCli(folder, [...sizes(fit), ...OUT], { interruptAt: ': evaluating' });
      expect(code, stderr).toBe(130);
      expect(stderr).toMatch(/\nstopping; the field is saved\n/);
      expect(stderr).toMatch(
        /\nstopped before gaussian was evaluated; the field is saved; to continue:\n {2}fourier-features .* --resume \S+ --out out\n$/,
      );
      await expectSaved(folder, fit);
      await expectCompleted(folder, fit);
    });
  });

  test('and a run whose results could not be written completes them too', async () => {
    await inFolder(async (folder) => {
      await writeInputs(folder);
      // No file can replace a folder.
      const obstacle = join(folder, 'out', pictureOf(fit));
      const act = (): void => {
        mkdirSync(join(obstacle, 'full'), { recursive: true });
      };
      const { code, stderr } = await runCli(folder, [...sizes(fit), ...OUT], {
        actAt: { text: ': evaluating', act },
      });
      expect(code).toBe(2);
      expect(stderr).toMatch(/\nfourier-features: --out: [^\n]+\n$/);
      await expectSaved(folder, fit);
      await rm(obstacle, { recursive: true });
      await expectCompleted(folder, fit);
    });
  });

  test('and says that nothing was written if it is interrupted before it trains', async () => {
    await inFolder(async (folder) => {
      await writeInputs(folder);
      const { code, stderr } = await runCli(folder, [...sizes(fit), ...OUT], { interruptAt: ' engine, ' });
      expect(code).toBe(130);
      expect(stderr).toMatch(
        /\nstopping; nothing is written\n((warning|note): [^\n]+\n)*stopped; nothing was written\n$/,
      );
      expect(existsSync(join(folder, 'out', 'field.safetensors'))).toBe(false);
    });
  });
});

test('compare --resume evaluates a field that was trained before, and leaves finished ones', async () => {
  await inFolder(async (folder) => {
    await writeInputs(folder);
    const [, ...words] = FITS[0]!.words.slice(1);
    const compare = ['image', 'compare', ...words, ...FITS[0]!.small, '--steps', '3', '--out', 'all'];
    const stopped = await runCli(folder, compare, { interruptAt: 'basic: evaluating' });
    expect(stopped.code).toBe(130);
    expect(stopped.stderr).toMatch(
      /the field is saved; to continue, add --resume --out all to the same command\n$/,
    );
    expect((await readManifest(folder, join('all', 'none'))).missing).toEqual([]);
    expect((await readManifest(folder, join('all', 'basic'))).missing).toContain('scores');
    const { code, stderr } = await runCli(folder, [...compare, '--resume']);
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('none: already done');
    const { resumedFrom, missing } = await readManifest(folder, join('all', 'basic'));
    expect([resumedFrom, missing]).toEqual([3, []]);
  });
});

test.each(NAMED_FITS)(
  '%s ends at the first loss that is not finite and keeps its checkpoint',
  async (_, fit) => {
    await inFolder(async (folder) => {
      await writeInputs(folder);
      const stopped = await runCli(folder, [...sizes(fit), '--steps', '100000', ...OUT], {
        interruptAfter: ' engine, ',
      });
      expect(stopped.code, stopped.stderr).toBe(130);
      const path = join(folder, 'out', 'checkpoint.safetensors');
      const task = fit.words[0]!;
      const bytes = await exploding(path, task);
      await writeFile(path, bytes);
      const { code, stderr } = await runCli(folder, [...fit.words, ...RESUME, ...OUT]);
      expect(code, stderr).toBe(2);
      expect(stderr).toMatch(
        /\nfourier-features: gaussian: diverged at step \d+, where (the loss is|weights are) not finite\. Lower --learning-rate( \([\d.e-]+\))? or --scale \([\d.e-]+\)\.\n$/,
      );
      expect(Buffer.compare(await readFile(path), bytes)).toBe(0);
      expect(existsSync(join(folder, 'out', 'field.safetensors'))).toBe(false);
    });
  },
);

/** Source of a module that interrupts the program as soon as it listens. */
const INTERRUPT_FIRST = `
  const { on } = process;
  process.on = function (name, ...rest) {
    const result = on.call(process, name, ...rest);
    if (name === 'SIGHUP') {
      process.on = on;
      process.kill(process.pid, 'SIGINT');
    }
    return result;
  };`;

test.skipIf(process.platform === 'win32')('an interruption while the program loads is not lost', async () => {
  await inFolder(async (folder) => {
    await writeInputs(folder);
    const { code, stderr } = await spawnCli(folder, sizes(FITS[0]!), { preload: INTERRUPT_FIRST });
    expect(code).toBe(130);
    expect(stderr).toBe('\nstopped; nothing was written\n');
  });
});

test('a warning and the manifest say that a network is dead', async () => {
  await inFolder(async (folder) => {
    await writeInputs(folder);
    const rate = ['--encoding', 'none', '--learning-rate', '10', '--steps', '60', ...OUT];
    const dead = await runCli(folder, [...FITS[0]!.words, ...FITS[0]!.small, ...rate]);
    expect(dead.code, dead.stderr).toBe(0);
    expect(dead.stderr).toMatch(
      /warning: none: the network is dead: its output is constant, .*Lower --learning-rate \(10\)\.\n/,
    );
    const { outputSpread, warnings } = await readManifest(folder, 'out');
    expect(outputSpread).toBeLessThan(1e-3);
    expect(warnings.at(-1)).toMatch(/^the network is dead/);

    const alive = await runCli(folder, [
      ...FITS[0]!.words,
      ...FITS[0]!.small,
      '--steps',
      '60',
      '--out',
      'alive',
    ]);
    expect(alive.stderr).not.toMatch(/dead/);
    const manifest = await readManifest(folder, 'alive');
    expect(manifest.outputSpread).toBeGreaterThan(0.01);
    expect(manifest.warnings).toEqual([]);
  });
});
