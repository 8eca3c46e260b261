import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runAndListConnections } from '@fourier-features/testing/network';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FITS } from './fits.ts';
import { writeInputs } from './inputs.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** `nerf fit` takes a scene of its own, and a comparison costs four fits. */
const COMMANDS: readonly (readonly string[])[] = [
  ['--version'],
  ['--help'],
  ...FITS.map(({ words, small }) => [...words, ...small, '--steps', '2']),
  [...FITS[0]!.words, ...FITS[0]!.small, '--steps', '2', '--engine', 'wasm', '--out', 'wasm'],
  [...FITS[0]!.words, ...FITS[0]!.small, '--steps', '2', '--engine', 'tfjs-cpu', '--out', 'tfjs'],
  ['image', 'compare', 'stripes.png', ...FITS[0]!.small, '--steps', '2'],
  ['image', 'render', 'stripes-gaussian/field.safetensors', '--size', '8x8'],
  ['theory', 'spectrum', 'none', 'gaussian:4'],
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fourier-features-cli-'));
  await writeInputs(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(COMMANDS.map((words) => [words.join(' '), words] as const))(
  'opens no connection, looks up no name: %s',
  async (_, words) => {
    const { code, stderr, connections } = await runAndListConnections([MAIN, ...words], { cwd: folder });
    expect(code, stderr).toBe(0);
    expect(connections).toEqual([]);
  },
);
