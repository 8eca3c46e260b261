import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Compiler, findZig, runCompiler } from '@fourier-features/compilers';
import { FLAGS, hashOfSources, LINK_FLAGS, MAIN_SOURCE, MODULES, type ModuleName } from './sources.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const OUTPUT = fileURLToPath(new URL('../modules/', import.meta.url));

/** Compiles the modules into `modules/`, with a record of what they were compiled from. */
async function writeModules(zig: Compiler): Promise<void> {
  for (const name of Object.keys(MODULES) as ModuleName[]) {
    const bytes = await compile(zig, name);
    writeFileSync(join(OUTPUT, name), bytes);
    process.stdout.write(`modules/${name}: ${bytes.length} bytes\n`);
  }
  const source = { compiler: zig.version, sha256: hashOfSources() };
  writeFileSync(join(OUTPUT, 'source.json'), `${JSON.stringify(source, undefined, 2)}\n`);
}

/** Compiles the modules again; the exit code is 1 if the committed ones have other bytes. */
async function checkModules(zig: Compiler): Promise<void> {
  for (const name of Object.keys(MODULES) as ModuleName[]) {
    const same = (await compile(zig, name)).equals(readFileSync(join(OUTPUT, name)));
    const outcome = same ? 'is what its sources compile to' : 'is not what its sources compile to';
    process.stdout.write(`modules/${name} ${outcome}\n`);
    if (!same) process.exitCode = 1;
  }
}

async function compile(zig: Compiler, name: ModuleName): Promise<Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'fourier-features-wasm-'));
  try {
    const output = join(folder, name);
    const options = [...FLAGS, ...MODULES[name], MAIN_SOURCE, ...LINK_FLAGS, '-o', output];
    await runCompiler(zig.command, options, ROOT);
    return readFileSync(output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, zig: { type: 'string' } },
});
const zig = await findZig(values.zig?.split(' '));
await (values.check ? checkModules(zig) : writeModules(zig));
