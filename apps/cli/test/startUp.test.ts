import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeInputs } from './inputs.ts';
import { inFolder } from './runCli.ts';
import { spawnCli } from './spawnCli.ts';

/** Prints each module that the process loads on stderr. */
const LIST_MODULES = `
  import { writeSync } from 'node:fs';
  import { registerHooks } from 'node:module';
  registerHooks({
    load(url, context, next) {
      writeSync(2, 'module ' + url + '\\n');
      return next(url, context);
    },
  });`;

/** Parts of the addresses of modules that only work needs: engines, charts, pictures, data sets, readers of tasks. */
const HEAVY = [
  ...['native', 'wasm', 'webgpu', 'kernels'].map((name) => `/packages/${name}/`),
  ...['engines', 'pictures', 'charts', 'datasets', 'tasks', 'theory'].map(
    (name) => `/packages/${name}/src/index.ts`,
  ),
  ...['echarts', 'sharp', 'manifold-3d', 'h5wasm', 'cli-progress', '@tensorflow', '@gltf-transform'].map(
    (name) => `/node_modules/${name}/`,
  ),
];

async function heavyModules(
  folder: string,
  words: readonly string[],
): Promise<[heavy: string[], output: string]> {
  const { stdout, stderr, code } = await spawnCli(folder, words, { preload: LIST_MODULES });
  expect(code, stderr).toBe(0);
  expect(stderr).toMatch(/^module .*\/apps\/cli\/src\/main\.ts$/m);
  return [HEAVY.filter((part) => stderr.includes(part)), stdout];
}

test.each([
  ['--version', /\d+\.\d+\.\d+/],
  ['--help', /^Usage: fourier-features \[/],
  ['image --help', /^Usage: fourier-features image \[/],
  ['help ct fit', /^Usage: fourier-features ct fit \[/],
  ['nerf fit --help', /^Usage: fourier-features nerf fit \[/],
  ['theory dynamics --help', /^Usage: fourier-features theory dynamics \[/],
])('%s loads no engine, charts, pictures, data sets or readers', async (words, output) => {
  const [heavy, stdout] = await heavyModules('.', words.split(' '));
  expect(stdout).toMatch(output);
  expect(heavy).toEqual([]);
});

test('a training loads what it needs', async () => {
  await inFolder(async (folder) => {
    await writeInputs(folder);
    const [heavy] = await heavyModules(folder, [
      ...['image', 'fit', 'stripes.png', '--engine', 'wasm', '--threads', '1', '--out', join(folder, 'out')],
      ...['--steps', '1', '--width', '4', '--frequencies', '4'],
    ]);
    expect(heavy).toEqual(
      expect.arrayContaining([
        '/packages/wasm/',
        '/packages/pictures/src/index.ts',
        '/packages/tasks/src/index.ts',
      ]),
    );
  });
});
