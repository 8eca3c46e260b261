import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Compiler, findCompilers, runCompiler } from '@fourier-features/compilers';
import { compileModule, moduleHash, OPTIMISED, type Target } from './compileModule.ts';

const BUILD = fileURLToPath(new URL('../build/', import.meta.url));

const SANITIZERS = ['-fsanitize=address,undefined', '-fno-sanitize-recover=all'];
const SANITIZED = { flags: ['-O1', '-g', '-fno-omit-frame-pointer', ...SANITIZERS], linkFlags: [] };

/**
 * Builds the native module for this machine into `build/` with the machine's C compiler, unless `build/` has one that the
 * same compiler built from the same sources. If it cannot be built, prints why and leaves no module: the WebAssembly engine
 * takes its place.
 */
export default async function buildNative(): Promise<void> {
  try {
    await buildFirst(await findCompilers(), `${BUILD}fourier-features.node`, OPTIMISED);
  } catch (error) {
    // A module of other sources would not understand the engine.
    rmSync(`${BUILD}fourier-features.node`, { force: true });
    const [reason] = (error as Error).message.split('\n');
    process.stdout.write(
      `fourier-features: the WebAssembly engine will be used; the native module was not built: ${reason}\n`,
    );
  }
}

/**
 * Builds a module that ends the process at the first error that AddressSanitizer or UndefinedBehaviorSanitizer finds, into
 * `build/sanitized/`, and prints the environment in which Node uses it, as `env` takes it.
 *
 * @throws Error if there is no GCC, or if the module does not compile.
 */
async function buildSanitized(): Promise<void> {
  const [gcc] = (await findCompilers()).filter(({ family }) => family === 'gcc');
  if (!gcc) throw new Error('buildNative: --sanitize needs GCC. Set CC to it');
  const module = `${BUILD}sanitized/fourier-features.node`;
  await buildFirst([gcc], module, SANITIZED);
  const library = await runCompiler(gcc.command, ['-print-file-name=libasan.so'], BUILD);
  // Node itself frees little when it ends.
  process.stdout.write(
    `FOURIER_FEATURES_NATIVE=${module} LD_PRELOAD=${library.trim()} ASAN_OPTIONS=detect_leaks=0\n`,
  );
}

/**
 * Builds with the first of the compilers that can.
 *
 * @throws Error with the first compiler's reason if none can.
 */
async function buildFirst(
  compilers: readonly Compiler[],
  output: string,
  flags: Pick<Target, 'flags' | 'linkFlags'>,
): Promise<void> {
  const target = { ...thisMachine(), ...flags };
  const errors: string[] = [];
  for (const compiler of compilers) {
    // On Windows, only Zig brings the system's libraries, and the tool that makes an import library for Node.
    if (target.platform === 'win32' && compiler.family !== 'zig') continue;
    try {
      await buildUnlessCached(compiler, target, output);
      return;
    } catch (error) {
      errors.push(`${compiler.version}: ${(error as Error).message}`);
    }
  }
  const named = process.env['CC'];
  throw new Error(
    errors[0] ??
      (named
        ? `CC must be a C compiler that runs, got ${named}`
        : 'there is no C compiler. Install cc, clang, gcc or zig, or set CC to one'),
  );
}

async function buildUnlessCached(compiler: Compiler, target: Target, output: string): Promise<void> {
  const hash = moduleHash(compiler, target);
  const record = `${output}.hash`;
  // Of the module too: one that was damaged is built again.
  const vouch = (): string => `${hash} ${hashOf(readFileSync(output))}`;
  if (existsSync(output) && existsSync(record) && readFileSync(record, 'utf8') === vouch()) return;
  const start = performance.now();
  // If the build fails, the old hash must not vouch for a module.
  rmSync(record, { force: true });
  await compileModule(compiler, target, output);
  writeFileSync(record, vouch());
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stderr.write(
    `fourier-features: built the native module in ${seconds} s with ${compiler.version}\n`,
  );
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** @throws Error if the sources do not support this platform. */
function thisMachine(): Pick<Target, 'architecture' | 'platform'> {
  const { platform, arch } = process;
  if ((arch === 'x64' && platform === 'win32') || platform === 'linux' || platform === 'darwin') {
    if (arch === 'x64' || arch === 'arm64') return { platform, architecture: arch };
  }
  throw new Error(`${platform} ${arch} is not supported`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { sanitize: { type: 'boolean', default: false } } });
  await (values.sanitize ? buildSanitized() : buildNative());
}
