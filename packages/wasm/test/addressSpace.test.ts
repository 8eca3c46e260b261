import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { divide } from '../src/addressSpace.ts';

const PROGRAM = `
  const { adam, identityEncoding, initialField } = await import('@fourier-features/core');
  const { wasmEngine } = await import('@fourier-features/wasm');
  for (let i = 0; i < 5; i++) {
    const engine = await wasmEngine({ threads: 4 });
    const field = initialField({ encoding: identityEncoding({ inputDim: 1 }), outputDim: 1 });
    const trainer = await engine.createTrainer(field, adam());
    await trainer.step({ coordinates: new Float32Array(9), targets: new Float32Array(9), loss: 'mse' }, 1e-3);
    console.log(engine.threads, Number.isFinite(await trainer.loss()), engine.threadLimit);
    trainer.dispose();
    engine.dispose();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }`;

/** Node reserves address space for WebAssembly that does not fit below this limit, and can do without only since 24. */
const runs = process.platform === 'linux' && Number(process.versions.node.split('.')[0]) >= 24;

test.skipIf(!runs)(
  'trains within 8 GB of address space, on fewer threads, on one engine after the other',
  async () => {
    const command = `ulimit -v 8000000 && exec "$0" --input-type=module --eval "$1"`;
    const { stdout } = await promisify(execFile)('bash', ['-c', command, process.execPath, PROGRAM], {
      cwd: import.meta.dirname,
      // Node strips types in a WebAssembly module of its own, whose space is free if the result is cached.
      env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
    });
    expect(stdout.trim()).toMatch(
      /^([12] true more did not fit into the address space of this process\n?){5}$/,
    );
  },
);

test('divide gives threads their space first, and refuses where not one fits', () => {
  expect(divide(100e9, 4, 2 ** 31)).toEqual({ threads: 4, memoryBytes: 2 ** 31 });
  const { threads, memoryBytes } = divide(3e9, 4, 2 ** 31);
  expect(threads).toBe(2);
  expect(memoryBytes).toBeLessThan(1e9);
  expect(() => divide(1.5e9, 4, 2 ** 31)).toThrow(
    'wasmEngine: needs 1.6 GB of address space, of which this process has 1.5 GB left. Raise the limit (ulimit -v), or use nativeEngine().',
  );
});
