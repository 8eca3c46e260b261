import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { wasmEngine } from '@fourier-features/wasm';
import { expect, test, vi } from 'vitest';

/** A Node module for `--import`, with which every import of @tensorflow/… fails as if it were not installed. */
const WITHOUT_TFJS = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module';
registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier.startsWith('@tensorflow/')) throw new Error('no ' + specifier);
    return next(specifier, context);
  },
});`)}`;

test('@fourier-features/wasm fits and evaluates without tfjs', async () => {
  const code = `
    const { evaluateField, finish, fit, gaussianEncoding, gridCoordinates, initialField, pointwiseSupervision } =
      await import('@fourier-features/core');
    const { wasmEngine } = await import('@fourier-features/wasm');
    const engine = await wasmEngine({ threads: 1 });
    const coordinates = gridCoordinates([16]);
    const encoding = gaussianEncoding({ inputDim: 1, scale: 2, frequencyCount: 8 });
    const { field } = await finish(fit({
      field: initialField({ encoding, outputDim: 1, width: 8 }),
      supervision: pointwiseSupervision({ coordinates, targets: coordinates, inputDim: 1 }),
      engine,
      steps: 2,
    }));
    console.log((await evaluateField(field, coordinates, { engine })).length);
    const without = await import('@fourier-features/core/tfjs').then(() => 'tfjs', (error) => error.message);
    console.log(without);`;
  const args = ['--import', WITHOUT_TFJS, '--input-type=module', '--eval', code];
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    cwd: fileURLToPath(new URL('../', import.meta.url)),
  });
  expect(stdout.trim().split('\n')).toEqual(['16', 'no @tensorflow/tfjs']);
});

test('an old Node, which has no navigator, reads which one it needs', async () => {
  vi.stubGlobal('navigator', undefined);
  vi.spyOn(process, 'versions', 'get').mockReturnValue({ ...process.versions, node: '20.20.2' });
  try {
    await expect(wasmEngine()).rejects.toThrow('wasmEngine: needs Node 22.12 or newer, this is 20.20.2');
  } finally {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  }
});
