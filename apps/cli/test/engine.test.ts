import { describe, expect, test } from 'vitest';
import { chooseEngine } from '../src/engine.ts';
import { inFolder } from './runCli.ts';
import { spawnCli } from './spawnCli.ts';
import { writeStripes } from './testPicture.ts';

describe('chooseEngine(values)', () => {
  test('opens the engine of --engine on the threads of --threads', async () => {
    const { engine, description } = await chooseEngine({ engine: 'wasm', threads: 1 });
    expect(engine.name).toMatch(/^wasm/);
    expect(description).toMatch(/^wasm engine, .*, 1 thread$/);
    expect((await chooseEngine({ engine: 'tfjs-cpu' })).engine.name).toBe('tfjs-cpu');
  });

  test('names the option if the engine cannot run here', async () => {
    await expect(chooseEngine({ engine: 'tfjs-node' })).rejects.toThrow(
      /^--engine tfjs-node: activateFastestBackend: cannot use the tfjs backend tensorflow: /,
    );
  });

  test('refuses WebGPU for fields that it lacks', async () => {
    await expect(chooseEngine({ engine: 'webgpu' }, true)).rejects.toThrow(
      /^--engine webgpu: .*only Fourier encodings with ReLU run on webgpu\. Choose native or wasm\.$/,
    );
  });
});

describe('without tfjs, an optional peer', () => {
  const preload = `
    import { registerHooks } from 'node:module';
    registerHooks({
      resolve(specifier, context, next) {
        if (!specifier.startsWith('@tensorflow/')) return next(specifier, context);
        throw Object.assign(new Error('no ' + specifier), { code: 'ERR_MODULE_NOT_FOUND' });
      },
    });`;

  test.each([
    ['tfjs-cpu', ['@tensorflow/tfjs']],
    ['tfjs-wasm', ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm']],
    ['tfjs-node', ['@tensorflow/tfjs', '@tensorflow/tfjs-node']],
  ])('--engine %s is one line that says how to install it', async (engine, packages) => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const words = ['image', 'fit', 'stripes.png', '--engine', engine, '--out', 'out'];
      const { code, stdout, stderr } = await spawnCli(folder, words, { preload });
      const npx = packages.map((name) => ` --package ${name}`).join('');
      expect(stderr).toMatch(/^[^\n]*\n$/);
      expect(stderr).toContain(`fourier-features: --engine ${engine}: activateFastestBackend: needs`);
      expect(stderr).toContain(` Run npm install ${packages.join(' ')}.`);
      expect(stderr).toContain(`npx --package @fourier-features/cli${npx} fourier-features.`);
      expect(stdout).toBe('');
      expect(code).toBe(2);
    });
  });
});
