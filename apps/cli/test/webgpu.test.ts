import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gaussianEncoding, hashGridEncoding, initialField } from '@fourier-features/core';
import { decodeSafetensors, encodeField } from '@fourier-features/core/storage';
import { hasTestAdapter, onTestAdapter } from '@fourier-features/testing/webgpu';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { expectRefusal, inFolder, runCli, runJson } from './runCli.ts';
import { spawnCli } from './spawnCli.ts';
import { TINY, writeStripes } from './testPicture.ts';

const RENDER = ['image', 'render', 'field.safetensors', '--engine', 'webgpu'];

/** Writes a field of a picture of 9 × 7 pixels. */
async function writeField(folder: string): Promise<void> {
  const encoding = gaussianEncoding({ inputDim: 2, scale: 2, frequencyCount: 4 });
  const field = initialField({ encoding, outputDim: 3, width: 8, depth: 2 });
  const metadata = { task: 'image', image_width: '9', image_height: '7' };
  await writeFile(join(folder, 'field.safetensors'), encodeField({ field, metadata }));
}

const { dispose, allocate } = vi.hoisted(() => ({
  dispose: vi.fn<() => void>(),
  allocate: vi.fn<() => void>(),
}));
afterEach(() => dispose.mockClear());

/** Processes that are started have the WebGPU engine; in this one `--engine webgpu` computes on the CPU, by another name. */
vi.mock(import('@fourier-features/engines'), async (original) => {
  const engines = await original();
  return {
    ...engines,
    chooseEngine: async (options = {}) => {
      if (options.engine !== 'webgpu' || options.anyField) return engines.chooseEngine(options);
      const { engine } = await engines.chooseEngine({ engine: 'wasm', threads: 1 });
      const createTrainer: typeof engine.createTrainer = async (...given) => {
        allocate();
        return engine.createTrainer(...given);
      };
      const webgpu = { ...engine, name: 'webgpu', createTrainer };
      return { engine: webgpu, description: 'webgpu engine, nvidia ampere', dispose };
    },
  };
});

describe('--engine webgpu', () => {
  test('computes with the WebGPU engine, and gives its device back', async () => {
    await inFolder(async (folder) => {
      await writeField(folder);
      expect(await runJson(folder, RENDER)).toMatchObject({ engine: 'webgpu', width: 9, height: 7 });
      expect(dispose).toHaveBeenCalledOnce();
    });
  });

  test('gives the device back if the command fails', async () => {
    await inFolder(async (folder) => {
      await writeField(folder);
      const under = join('field.safetensors', 'a.png');
      await expectRefusal(folder, [...RENDER, '--out', under], /field\.safetensors/);
      expect(dispose).toHaveBeenCalledOnce();
    });
  });

  test('is stated by the first line, the checkpoint and the command that continues', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const fit = ['image', 'fit', 'stripes.png', ...TINY, '--out', 'fit'];
      const { code, stderr } = await runCli(folder, [...fit, '--engine', 'webgpu'], {
        interruptAfter: 'webgpu engine, nvidia ampere',
      });
      expect(code, stderr).toBe(130);
      expect(stderr).toMatch(/\n {2}fourier-features image fit .*--engine webgpu --resume /);
      const checkpoint = join('fit', 'checkpoint.safetensors');
      const { metadata } = decodeSafetensors(await readFile(join(folder, checkpoint)));
      expect(JSON.parse(metadata['engines']!)).toMatchObject([
        { engine: 'webgpu', description: 'webgpu engine, nvidia ampere' },
      ]);
      const options = ['--resume', checkpoint, '--target-psnr', '0.01', '--engine', 'wasm'];
      const resumed = await runCli(folder, ['image', 'fit', 'stripes.png', ...options]);
      expect(resumed.code, resumed.stderr).toBe(0);
      expect(resumed.stderr).toContain(
        'warning: the checkpoint was trained with the engine webgpu on nvidia ampere, which does not give the same bits as wasm',
      );
    });
  });

  test('a network that exceeds the GPU is no bug, and the line names the options that help', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      allocate.mockImplementationOnce(() => {
        throw new RangeError('webgpuEngine: the network is too large. Use nativeEngine() or wasmEngine().');
      });
      const fit = ['image', 'fit', 'stripes.png', ...TINY, '--engine', 'webgpu'];
      const { code, stdout, stderr } = await runCli(folder, fit);
      expect(stderr).toMatch(
        /\nfourier-features: webgpuEngine: the network is too large\. Use --engine native or --engine wasm\.\n$/,
      );
      expect(stdout).toBe('');
      expect(code).toBe(2);
    });
  });

  test.each([
    ['fit', '--field', 'siren'],
    ['compare', '--fields', 'fourier,hash'],
  ])('refuses fields that it lacks before it writes anything: image %s %s %s', async (...words) => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const [command, ...field] = words;
      await expectRefusal(
        folder,
        ['image', command, 'stripes.png', ...field, '--steps', '2', '--engine', 'webgpu'],
        /--engine webgpu: .*only Fourier encodings with ReLU run on webgpu\. Choose native or wasm\.\n$/,
      );
      expect(await readdir(folder)).toEqual(['stripes.png']);
    });
  });

  test('refuses to render a field that it lacks, which another engine renders', async () => {
    await inFolder(async (folder) => {
      const encoding = hashGridEncoding({ inputDim: 2, levels: 2, tableSize: 64, finestCells: 20 });
      const field = initialField({ encoding, outputDim: 3, width: 8, depth: 2 });
      const metadata = { task: 'image', image_width: '9', image_height: '7' };
      await writeFile(join(folder, 'field.safetensors'), encodeField({ field, metadata }));
      await expectRefusal(folder, RENDER, /only Fourier encodings with ReLU run on webgpu/);
      const others = [...RENDER.slice(0, 3), '--engine', 'tfjs-cpu'];
      expect(await runJson(folder, others)).toMatchObject({ engine: 'tfjs-cpu', width: 9, height: 7 });
    });
  });

  test('refuses --threads', async () => {
    await inFolder(async (folder) => {
      await writeField(folder);
      await expectRefusal(
        folder,
        [...RENDER, '--threads', '2'],
        /--threads: --engine must be auto, native or wasm\. Leave out the option\./,
      );
    });
  });
});

/** Source of a module that hides the package `webgpu`. */
const HIDE_DAWN = `
import { registerHooks } from 'node:module';
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'webgpu') return next(specifier, context);
    throw Object.assign(new Error('hidden'), { code: 'ERR_MODULE_NOT_FOUND' });
  },
});`;

test('without the package webgpu, --engine webgpu says how to install it', async () => {
  await inFolder(async (folder) => {
    await writeField(folder);
    const { code, stdout, stderr } = await spawnCli(folder, RENDER, { preload: HIDE_DAWN });
    expect(stderr).toMatch(
      /^fourier-features: --engine webgpu: .* Run npm install webgpu\. With npx, run npx --package @fourier-features\/cli --package webgpu fourier-features\.\n$/,
    );
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });
});

describe.skipIf(!hasTestAdapter)(onTestAdapter('--engine webgpu'), () => {
  /** Makes a process that is started use the adapter of the tests. */
  const swiftShader = new URL('../../../tools/testing/src/webgpu/swiftShader.ts', import.meta.url);
  const preload =
    process.env['WEBGPU'] === 'real'
      ? ''
      : `const { useSwiftShader } = await import(${JSON.stringify(swiftShader.href)}); useSwiftShader();`;

  test('ends the process with its result', async () => {
    await inFolder(async (folder) => {
      await writeField(folder);
      const { code, stdout, stderr } = await spawnCli(folder, RENDER, { preload });
      expect(code, stderr).toBe(0);
      expect(stdout).toMatch(/^\S*render\.png: 9x7\n$/);
    });
  });

  test('ends the process after Ctrl-C in a training, with its checkpoint', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const fit = ['image', 'fit', 'stripes.png', ...TINY, '--batch-size', '8', '--engine', 'webgpu'];
      const { code, stderr } = await spawnCli(folder, fit, { preload, interruptAfter: 'webgpu engine, ' });
      expect(code, stderr).toBe(130);
      expect(stderr).toMatch(/\nstopped after \d+ of \d+ steps; to continue:\n.* --engine webgpu --resume /);
    });
  });
});
