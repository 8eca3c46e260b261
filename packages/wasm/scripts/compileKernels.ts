import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FEATURES = { 'kernels.relaxed.wasm': 'simd,relaxed-simd,threads', 'kernels.simd.wasm': 'simd,threads' };
const root = fileURLToPath(new URL('..', import.meta.url));

/** Compiles assembly/ into dist/, with and without relaxed SIMD, unless the results are newer than their sources. */
export default async function compileKernels(): Promise<void> {
  const sources = readdirSync(join(root, 'assembly')).map((name) => join(root, 'assembly', name));
  const newest = Math.max(
    ...[fileURLToPath(import.meta.url), ...sources].map((path) => statSync(path).mtimeMs),
  );
  mkdirSync(join(root, 'dist'), { recursive: true });
  for (const [name, features] of Object.entries(FEATURES)) {
    const built = statSync(join(root, 'dist', name), { throwIfNoEntry: false });
    if (!built || built.mtimeMs <= newest) await compile(name, features);
  }
}

async function compile(name: string, features: string): Promise<void> {
  // The compiler takes long to load, and most calls have nothing to compile.
  const { default: asc } = await import('assemblyscript/asc');
  const { error, stderr } = await asc.main([
    ...['assembly/index.ts', '--baseDir', root, '--outFile', `dist/${name}`, '--enable', features],
    ...['-O3', '--noAssert', '--runtime', 'stub'],
    ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
  ]);
  if (error) throw new Error(`compileKernels: ${name}: ${error.message}\n${stderr.toString()}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileKernels();
