import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findZig } from '@fourier-features/compilers';
import { type Outcome, runCheck } from './runCheck.ts';
import { runTests } from './runTests.ts';

const execute = promisify(execFile);

/** Tests how native code is compiled, packed and left out: in CI, on Linux. */
export async function checkNativeCode(): Promise<Outcome[]> {
  if (!process.env['CI'] || process.platform !== 'linux') {
    process.stdout.write('\n— compiled code: skipped, its checks run on Linux with CI=true\n');
    return [];
  }
  return [
    ...(await compareModules()),
    await runCheck('native engine from tarballs', 'node', ['packages/native/scripts/checkTarballs.ts']),
    await testSanitized(),
    ...(await testWithoutCompiler()),
  ];
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
async function testSanitized(): Promise<Outcome> {
  const build = ['packages/native/scripts/buildNative.ts', '--sanitize'];
  const { stdout } = await execute(process.execPath, build);
  const env = Object.fromEntries(
    [...stdout.matchAll(/(\S+?)=(\S+)/g)].map(([, name, value]) => [name, value]),
  );
  return runTests('native tests under sanitizers', 'node', ['--project', 'native'], { env });
}

/** Sets up a clone where no C compiler is found, and runs the tests of engines and the command line there. */
async function testWithoutCompiler(): Promise<Outcome[]> {
  const cwd = await mkdtemp(join(tmpdir(), 'fourier-features-clone-'));
  const where = { cwd, env: { CC: '/nonexistent/cc' } };
  try {
    await execute('git', ['clone', '--quiet', '.', cwd]);
    const projects = ['native', 'engines', 'cli'].flatMap((project) => ['--project', project]);
    return [
      await runCheck('set-up without a C compiler', 'npm', ['run', 'setup'], where),
      await runTests('tests without a C compiler', 'node', projects, where),
    ];
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}
