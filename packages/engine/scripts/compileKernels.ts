import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/** Compiles assembly/ into dist/, once with relaxed SIMD and once without, unless that is newer than its sources. */
const root = fileURLToPath(new URL('..', import.meta.url));
const sources = readdirSync(join(root, 'assembly')).filter((name) => name.endsWith('.ts'));
const newestSource = Math.max(
  statSync(fileURLToPath(import.meta.url)).mtimeMs,
  ...sources.map((name) => statSync(join(root, 'assembly', name)).mtimeMs),
);

const FEATURES = { 'kernels.relaxed.wasm': 'simd,relaxed-simd,threads', 'kernels.simd.wasm': 'simd,threads' };

mkdirSync(join(root, 'dist'), { recursive: true });
for (const [name, features] of Object.entries(FEATURES)) {
  const built = statSync(join(root, 'dist', name), { throwIfNoEntry: false });
  if (built && built.mtimeMs > newestSource) continue;
  const { error, stderr } = await asc.main([
    ...['assembly/index.ts', '--baseDir', root, '--outFile', `dist/${name}`, '--enable', features],
    ...['-O3', '--noAssert', '--runtime', 'stub'],
    ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
  ]);
  if (error) throw new Error(`compileKernels: ${name}: ${error.message}\n${stderr.toString()}`);
}
