/** Runs core's tests with TensorFlow as the backend of every tfjs engine. */
import { fileURLToPath } from 'node:url';
import { testProject } from '../../vitest.shared.ts';
import { aliases } from './src/aliases.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const NODE_ENTRY = { find: /^@fourier-features\/core\/node$/, replacement: here('src/onTensorflow.ts') };
const packages = Object.entries(aliases()).map(([find, replacement]) => ({ find, replacement }));
/** About the choice of a backend or its absence, and the engine's properties, which the tests of this tool check. */
const exclude = ['test/node/activateBackend.test.ts', 'test/index.test.ts', 'test/tfjs/conformance.test.ts'];

/** Tests of `tfjsEngine` that compare two backends. */
const testNamePattern = /^(?!.*(is named after its backend|after the backend was switched))/;

export default {
  ...testProject('core', { isolate: false, exclude, testNamePattern, env: { TF_CPP_MIN_LOG_LEVEL: '3' } }),
  root: here('../../packages/core'),
  resolve: { alias: [NODE_ENTRY, ...packages] },
};
