import { fileURLToPath } from 'node:url';
import { runAndListConnections } from '@fourier-features/testing/network';
import { expect, test } from 'vitest';
import { engineNames } from '../src/index.ts';

const INDEX = fileURLToPath(new URL('../src/index.ts', import.meta.url));

/** Opens an engine and evaluates a field on it, as far as the engine runs here. */
const program = (name: string) => `
import { evaluateField, gaussianEncoding, initialField } from '@fourier-features/core';
import { chooseEngine } from ${JSON.stringify(INDEX)};
const encoding = gaussianEncoding({ inputDim: 1, scale: 4, frequencyCount: 8 });
const field = initialField({ encoding, outputDim: 1, width: 8 });
try {
  const { engine } = await chooseEngine({ engine: ${JSON.stringify(name)} });
  await evaluateField(field, Float32Array.of(0, 0.5), { engine });
} catch (error) {
  console.log(error.message);
}
process.exit();`;

test.each(engineNames)('%s opens no connection in Node', async (name) => {
  const options = ['--input-type=module', '--eval', program(name)];
  const { code, stdout, stderr, connections } = await runAndListConnections(options, {
    cwd: fileURLToPath(new URL('../', import.meta.url)),
  });
  expect(code, stderr).toBe(0);
  if (['auto', 'wasm', 'tfjs-cpu'].includes(name)) expect(stdout).toBe('');
  expect(connections).toEqual([]);
});
