import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readManifest } from './manifest.ts';
import { runCli } from './runCli.ts';

const SHORT = ['--steps', '1', '--width', '4', '--frequencies', '4', '--engine', 'wasm', '--threads', '1'];
/** A cube without its last face. */
const OPEN = `v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nv 0 0 1\nv 1 0 1\nv 1 1 1\nv 0 1 1
f 4 3 2 1\nf 5 6 7 8\nf 1 2 6 5\nf 2 3 7 6\nf 3 4 8 7\n`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fourier-features-strict-'));
  await writeFile(join(folder, 'open.obj'), OPEN);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test.each(['fit', 'compare'])(
  'occupancy %s warns of an open surface, and with --strict refuses it before it writes anything',
  async (command) => {
    const { code, stderr } = await runCli(folder, ['occupancy', command, 'open.obj', ...SHORT, '--strict']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^warning: the surface has holes/m);
    expect(stderr).toMatch(
      /--strict: the input has .*warnings?\. Follow the advice, or leave out the option\.$/m,
    );
    expect(await readdir(folder)).toEqual(['open.obj']);
  },
);

test('without --strict the warning is printed and recorded', async () => {
  const { code, stderr } = await runCli(folder, ['occupancy', 'fit', 'open.obj', ...SHORT, '--out', 'o']);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^warning: the surface has holes/m);
  const { warnings } = await readManifest(folder, 'o');
  expect(warnings).toContainEqual(expect.stringMatching(/^the surface has holes/));
});

test('what is good to know does not count as doubt', async () => {
  const options = ['ct', 'fit', 'phantom:shepp-logan', '--size', '16', ...SHORT, '--strict', '--out', 'o'];
  const { code, stderr } = await runCli(folder, options);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^note: the operator lines both makes .*Pass another --simulate, or --photons/m);
  expect((await readManifest(folder, 'o')).warnings).toEqual([]);
});
