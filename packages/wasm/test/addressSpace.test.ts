import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const PROGRAM = `
  const { adam, identityEncoding, initialField } = await import('@fourier-features/core');
  const { wasmEngine } = await import('@fourier-features/wasm');
  const engine = await wasmEngine({ threads: 4 });
  const field = initialField({ encoding: identityEncoding({ inputDim: 1 }), outputDim: 1 });
  const trainer = await engine.createTrainer(field, adam());
  await trainer.step({ coordinates: new Float32Array(9), targets: new Float32Array(9), loss: 'mse' }, 1e-3);
  console.log(engine.threads, Number.isFinite(await trainer.loss()));
  process.exit();`;

/** Node reserves address space for WebAssembly that does not fit below this limit, and can do without only since 24. */
const runs = process.platform === 'linux' && Number(process.versions.node.split('.')[0]) >= 24;

test.skipIf(!runs)('trains within 8 GB of address space, on fewer threads', async () => {
  const command = `ulimit -v 8000000 && exec "$0" --input-type=module --eval "$1"`;
  const { stdout } = await promisify(execFile)('bash', ['-c', command, process.execPath, PROGRAM], {
    cwd: import.meta.dirname,
  });
  expect(stdout.trim()).toMatch(/^[12] true$/);
});
