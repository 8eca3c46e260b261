/**
 * Builds `@tensorflow/tfjs-node` in a cache folder of the user: its published sources, compiled against the headers and libraries of
 * TensorFlow's Python package, where the binary that it downloads at install cannot be had. Run with
 * `npx pnpm --filter @fourier-features/tfjs-node build:tfjs-node`.
 */
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runCompiler } from '@fourier-features/compilers';
import { findTensorflow } from './findTensorflow.ts';
import { BUILT, FOLDER, HOOK, PACKAGE, VERSION } from './installation.ts';
import { runProgram } from './runProgram.ts';

const HEADERS = join(
  dirname(createRequire(import.meta.url).resolve('node-api-headers/package.json')),
  'include',
);
const LIBRARIES = ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'];

/** The newest version of Node-API that the package looks for. */
const NODE_API = 8;

if (process.platform !== 'linux')
  throw new Error(
    `build: works on Linux only. Elsewhere, npm install ${PACKAGE} in any folder, and set TFJS_NODE to its folder in node_modules.`,
  );
mkdirSync(FOLDER, { recursive: true });
note(`installs ${PACKAGE} ${VERSION} without its binary in ${FOLDER}`);
writeFileSync(join(FOLDER, 'package.json'), '{ "private": true }\n');
const npm = ['install', `${PACKAGE}@${VERSION}`, '--ignore-scripts', '--no-audit', '--no-fund'];
await runProgram('npm', npm, { folder: FOLDER });
note('finds TensorFlow, or installs it, 2 GB');
linkLibraries(await findTensorflow(join(FOLDER, 'venv')));
note('compiles the binding');
await compile();
note(`opens: ${await tryIt()}`);

function linkLibraries(tensorflow: string): void {
  const dependencies = join(BUILT, 'deps');
  rmSync(dependencies, { recursive: true, force: true });
  mkdirSync(join(dependencies, 'lib'), { recursive: true });
  symlinkSync(join(tensorflow, 'include'), join(dependencies, 'include'));
  for (const name of LIBRARIES) symlinkSync(join(tensorflow, name), join(dependencies, 'lib', name));
}

/** The module is linked under another name and then renamed, so that no process loads half of it. */
async function compile(): Promise<void> {
  const folder = join(BUILT, 'lib', `napi-v${NODE_API}`);
  mkdirSync(folder, { recursive: true });
  const module = join(folder, 'tfjs_binding.node');
  const flags = [
    '-O2',
    '-std=c++17',
    '-fPIC',
    '-shared',
    `-DNAPI_VERSION=${NODE_API}`,
    '-DBUILDING_NODE_EXTENSION',
  ];
  const includes = [`-I${HEADERS}`, '-I.', '-Ideps/include'];
  const sources = ['binding/tfjs_backend.cc', 'binding/tfjs_binding.cc'];
  const libraries = [
    '-Ldeps/lib',
    ...LIBRARIES.map((name) => `-l:${name}`),
    '-Wl,-rpath,$ORIGIN/../../deps/lib',
  ];
  const compiler = process.env['CXX']?.trim().split(/\s+/) ?? ['g++'];
  await runCompiler(
    compiler,
    [...flags, ...includes, ...sources, '-o', `${module}.new`, ...libraries],
    BUILT,
  );
  renameSync(`${module}.new`, module);
}

/** Returns the description of the engine on the package that was built. */
async function tryIt(): Promise<string> {
  const code = `
    import { chooseEngine } from '@fourier-features/engines';
    console.log((await chooseEngine({ engine: 'tfjs-node' })).description);`;
  const words = ['--import', HOOK, '--input-type=module', '--eval', code];
  const printed = await runProgram(process.execPath, words, {
    folder: import.meta.dirname,
    env: { TFJS_NODE: BUILT, TF_CPP_MIN_LOG_LEVEL: '3' },
  });
  return printed.trim();
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
