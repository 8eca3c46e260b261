import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findZig } from '@fourier-features/compilers';
import { installNode } from '@fourier-features/testing/nodes';
import { type Outcome, runCheck } from './runCheck.ts';
import { runTests } from './runTests.ts';
import { WITHOUT_NATIVE } from './testFiles.ts';

const execute = promisify(execFile);

/** Tests how native code is compiled, packed and done without: in CI, on Linux. */
export async function checkNativeCode(): Promise<Outcome[]> {
  if (!process.env['CI'] || process.platform !== 'linux') {
    process.stdout.write('\n— native code: skipped, its checks run on Linux with CI=true\n');
    return [];
  }
  return [
    ...(await compareModules()),
    await runCheck('native engine from tarballs', 'node', ['packages/native/scripts/checkTarballs.ts']),
    ...(await orFailed('native tests under sanitizers', testSanitized)),
    ...(await orFailed('bits on emulated NEON', compareEmulated)),
    ...(await orFailed('tests without a C compiler', testWithoutCompiler)),
  ];
}

/** Runs checks; if they throw, prints the reason and counts them as one that failed, so that the others still run. */
async function orFailed(name: string, check: (name: string) => Promise<Outcome[]>): Promise<Outcome[]> {
  try {
    return await check(name);
  } catch (error) {
    const { message } = error as Error;
    process.stdout.write(`${message}\n`);
    return [{ passed: 0, skipped: 0, failures: [`${name}: ${message.split('\n')[0]}`] }];
  }
}

/** Compiles the WebAssembly modules again and compares them with the committed ones, if the right Zig is installed. */
async function compareModules(): Promise<Outcome[]> {
  const name = 'WebAssembly modules';
  try {
    await findZig();
  } catch (error) {
    process.stdout.write(`\n— ${name}: skipped, ${(error as Error).message}\n`);
    return [];
  }
  return [await runCheck(name, 'node', ['packages/wasm/scripts/buildModules.ts', '--check'])];
}

/** Tests the native engine with AddressSanitizer and UndefinedBehaviorSanitizer. */
async function testSanitized(name: string): Promise<Outcome[]> {
  const build = ['packages/native/scripts/buildNative.ts', '--sanitize'];
  const { stdout } = await execute(process.execPath, build);
  const env = Object.fromEntries(
    [...stdout.matchAll(/(\S+?)=(\S+)/g)].map(([, name, value]) => [name, value]),
  );
  return [await runTests(name, 'node', ['--project', 'native'], { env })];
}

/** The user-mode emulator of arm64, and the folder where Debian installs the C library of arm64. */
const EMULATOR = ['qemu-aarch64-static', '-L', '/usr/aarch64-linux-gnu'];

/** Trains in a Node on an emulated arm64 and compares the bits with those of this processor, if QEMU and Zig are installed. */
async function compareEmulated(name: string): Promise<Outcome[]> {
  try {
    await findZig();
    await execute(EMULATOR[0]!, ['--version']);
  } catch (error) {
    process.stdout.write(`\n— ${name}: skipped, ${(error as Error).message}\n`);
    return [];
  }
  const platform = 'linux-arm64-gnu';
  const built = await runCheck(name, 'node', ['packages/native/scripts/crossCompile.ts', platform]);
  if (built.failures.length > 0) return [built];
  const node = await installNode(process.versions.node, 'arm64');
  const script = 'packages/native/scripts/printBits.ts';
  const here = await execute(process.execPath, [script]);
  const emulated = await execute(EMULATOR[0]!, [...EMULATOR.slice(1), node, script], {
    env: {
      ...process.env,
      FOURIER_FEATURES_NATIVE: `packages/native/platforms/${platform}/fourier-features.node`,
    },
  });
  const same = here.stdout === emulated.stdout;
  process.stdout.write(`${name} ${same ? 'are' : 'are not'} those of this processor\n`);
  return [built, { passed: same ? 1 : 0, skipped: 0, failures: same ? [] : [name] }];
}

/** The demo's comparison with a sixteenth of its pixels and a tenth of its steps. */
const SMALL_DEMO = [
  ...['apps/cli/src/main.ts', 'image', 'compare', 'packages/datasets/photos/brushes.png'],
  ...['--reduce', '8', '--holdout', 'grid', '--batch-size', 'full', '--steps', '10', '--out', 'demo'],
];

/** Sets up a clone where no C compiler is found, and runs there the tests that depend on it, and a small demo. */
async function testWithoutCompiler(name: string): Promise<Outcome[]> {
  const cwd = await mkdtemp(join(tmpdir(), 'fourier-features-clone-'));
  const where = { cwd, env: { CC: '/nonexistent/cc' } };
  try {
    await execute('git', ['clone', '--quiet', '.', cwd]);
    return [
      await runCheck('set-up without a C compiler', 'npm', ['run', 'setup'], where),
      await runTests(name, 'node', WITHOUT_NATIVE, where),
      await runCheck('comparison without a C compiler', 'node', SMALL_DEMO, where),
    ];
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}
