import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Compiler, findZig, runCompiler } from '@fourier-features/compilers';
import { FLAGS, hashOfSources, LINK_FLAGS, MAIN_SOURCE, MODULES, type ModuleName } from './sources.ts';
import { stamped } from './stamped.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const OUTPUT = fileURLToPath(new URL('../modules/', import.meta.url));
const STAMP = fileURLToPath(new URL('../src/modules/stamp.ts', import.meta.url));

/** Compiles the modules into `modules/`, with a record of what they were compiled from, in `src/` as well. */
async function writeModules(zig: Compiler): Promise<void> {
  for (const name of Object.keys(MODULES) as ModuleName[]) {
    const bytes = await compile(zig, name);
    writeFileSync(join(OUTPUT, name), bytes);
    process.stdout.write(`modules/${name}: ${bytes.length} bytes\n`);
  }
  const sha256 = hashOfSources();
  const source = { compiler: zig.version, sha256 };
  writeFileSync(join(OUTPUT, 'source.json'), `${JSON.stringify(source, undefined, 2)}\n`);
  const comment =
    '/** Hash of what the modules are compiled from; scripts/buildModules.ts writes it here and into them. */';
  writeFileSync(STAMP, `${comment}\nexport const STAMP = '${sha256}';\n`);
}

/** Compiles the modules again; the exit code is 1 if the committed ones have other bytes. */
async function checkModules(zig: Compiler): Promise<void> {
  for (const name of Object.keys(MODULES) as ModuleName[]) {
    const same = readFileSync(join(OUTPUT, name)).equals(await compile(zig, name));
    const outcome = same ? 'is what its sources compile to' : 'is not what its sources compile to';
    process.stdout.write(`modules/${name} ${outcome}\n`);
    if (!same) process.exitCode = 1;
  }
}

async function compile(zig: Compiler, name: ModuleName): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'fourier-features-wasm-'));
  try {
    const output = join(folder, name);
    const options = [...FLAGS, ...MODULES[name], MAIN_SOURCE, ...LINK_FLAGS, '-o', output];
    await runCompiler(zig.command, options, ROOT);
    return stamped(readFileSync(output), hashOfSources());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const zig = await findZig();
await (values.check ? checkModules(zig) : writeModules(zig));
