import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findZig } from '@fourier-features/compilers';
import { PLATFORMS } from '../src/platforms.ts';
import { compileModule, OPTIMISED, type Target } from './compileModule.ts';

/** The most bytes that the module of a platform may have. */
const LIMIT = 2_000_000;

/** The oldest systems that Node 22 supports: glibc 2.28 and macOS 11. */
const TRIPLES: Readonly<Record<string, string>> = {
  'darwin-arm64': 'aarch64-macos.11.0',
  'darwin-x64': 'x86_64-macos.11.0',
  'linux-arm64-gnu': 'aarch64-linux-gnu.2.28',
  'linux-arm64-musl': 'aarch64-linux-musl',
  'linux-x64-gnu': 'x86_64-linux-gnu.2.28',
  'linux-x64-musl': 'x86_64-linux-musl',
  'win32-x64': 'x86_64-windows-gnu',
};

const { values, positionals } = parseArgs({ options: { zig: { type: 'string' } }, allowPositionals: true });
const zig = await findZig(values.zig?.split(' '));
for (const name of positionals.length > 0 ? positionals : PLATFORMS) {
  const module = fileURLToPath(new URL(`../platforms/${name}/fourier-features.node`, import.meta.url));
  await compileModule(zig, targetOf(name), module);
  const { size } = statSync(module);
  process.stdout.write(`${name}: ${(size / 1000).toFixed(0)} kB\n`);
  if (size > LIMIT) throw new Error(`crossCompile: ${name} must have at most ${LIMIT} bytes, got ${size}`);
}

/** @throws Error if there is no such platform. */
function targetOf(name: string): Target {
  const triple = TRIPLES[name];
  if (!triple) throw new Error(`crossCompile: platform must be one of ${PLATFORMS.join(', ')}, got ${name}`);
  const [platform, architecture] = name.split('-') as [Target['platform'], Target['architecture']];
  return { platform, architecture, ...OPTIMISED, flags: ['-target', triple, ...OPTIMISED.flags] };
}
