import { type ChildProcess, type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeField } from '@fourier-features/core/storage';
import { describe, expect, test } from 'vitest';
import { interruptAfter } from './interruptAfter.ts';
import { inFolder } from './runCli.ts';
import { TINY, writeStripes } from './testPicture.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const FIT = ['image', 'fit', 'stripes.png', ...TINY, '--batch-size', '32', '--steps', '30', '--out', 'o'];
const linux = process.platform === 'linux';

/** Starts the program with other streams than pipes that are read. */
function start(folder: string, words: readonly string[], stdio: StdioOptions): ChildProcess {
  return spawn(process.execPath, [MAIN, ...words], { cwd: folder, stdio });
}

/** Runs a fit with these streams, and expects all its results and exit code 0. */
async function expectSaved(stdio: StdioOptions, prepare?: (child: ChildProcess) => void): Promise<void> {
  await inFolder(async (folder) => {
    await writeStripes(folder);
    const child = start(folder, FIT, stdio);
    prepare?.(child);
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(0);
    await expectResults(join(folder, 'o'));
  });
}

async function expectResults(folder: string): Promise<void> {
  expect((await readdir(folder)).toSorted()).toEqual([
    'curve.svg',
    'field.safetensors',
    'manifest.json',
    'reconstruction.png',
  ]);
  expect(() => decodeField(readFileSync(join(folder, 'field.safetensors')))).not.toThrow();
}

describe.each([
  ['stderr', 2],
  ['stdout', 1],
] as const)('a fit saves its result if %s', (_, stream) => {
  const streams = (replaced: number | 'pipe'): StdioOptions =>
    ['ignore', 'ignore', 'ignore'].map((each, index) => (index === stream ? replaced : each)) as StdioOptions;

  /** With a file opened as this stream. */
  const expectSavedWith = async (path: string, flags: string): Promise<void> => {
    const file = openSync(path, flags);
    await expectSaved(streams(file)).finally(() => closeSync(file));
  };

  test.skipIf(!linux)('is a full device', () => expectSavedWith('/dev/full', 'w'));

  test.skipIf(process.platform === 'win32')('cannot be written to', () => expectSavedWith('/dev/null', 'r'));

  test('is a pipe whose reader has ended', () =>
    expectSaved(streams('pipe'), (child) => {
      child.stdio[stream]!.destroy();
    }));

  test('is a pipe whose reader ends at the first line', () =>
    expectSaved(streams('pipe'), (child) => {
      child.stdio[stream]!.once('data', () => child.stdio[stream]!.destroy());
    }));

  test.skipIf(process.platform === 'win32')('is closed', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const script = `exec "$0" "$@" ${stream}>&-`;
      const child = spawn('sh', ['-c', script, process.execPath, MAIN, ...FIT], {
        cwd: folder,
        stdio: 'ignore',
      });
      expect((await once(child, 'exit'))[0]).toBe(0);
      await expectResults(join(folder, 'o'));
    });
  });

  // Closes a terminal while the program holds it: writing then fails with EIO. Its signal, SIGHUP, is another test's matter.
  const CLOSE_TERMINAL = `
import os, pty, subprocess, sys
master, terminal = pty.openpty()
streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
streams["stderr" if sys.argv[1] == "2" else "stdout"] = terminal
child = subprocess.Popen(sys.argv[2:], **streams)
os.close(terminal)
os.close(master)
sys.exit(child.wait())`;
  const python = linux && spawnSync('python3', ['-c', 'import pty']).status === 0;

  test.skipIf(!python)('is a terminal that is gone', async () => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const words = ['-c', CLOSE_TERMINAL, String(stream), process.execPath, MAIN, ...FIT];
      const child = spawn('python3', words, { cwd: folder, stdio: 'ignore' });
      expect((await once(child, 'exit'))[0]).toBe(0);
      await expectResults(join(folder, 'o'));
    });
  });
});

test('an interrupted fit saves a checkpoint if nobody reads its output', async () => {
  await inFolder(async (folder) => {
    await writeStripes(folder);
    const words = ['image', 'fit', 'stripes.png', ...TINY, '--batch-size', '32', '--steps', '10000000'];
    const interrupt = `(${interruptAfter})(' engine, ', 'SIGTERM')`;
    const preload = ['--import', `data:text/javascript,${encodeURIComponent(interrupt)}`];
    const child = spawn(process.execPath, [...preload, MAIN, ...words, '--out', 'o'], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stderr.destroy();
    child.stdout.destroy();
    const [code] = (await once(child, 'exit')) as [number];
    expect(code).toBe(130);
    expect(await readdir(join(folder, 'o'))).toEqual(['checkpoint.safetensors']);
  });
});

test.skipIf(!linux)('says on stderr that stdout could not be written', async () => {
  await inFolder(async (folder) => {
    await writeStripes(folder);
    const full = openSync('/dev/full', 'w');
    const child = start(folder, [...FIT, '--json'], ['ignore', full, 'pipe']);
    let stderr = '';
    child.stderr!.on('data', (data: Buffer) => {
      stderr += data.toString();
    });
    const [code] = (await once(child, 'close')) as [number];
    closeSync(full);
    expect(code).toBe(0);
    expect(stderr).toMatch(/fourier-features: warning: stdout could not be written \(ENOSPC\)\n$/);
  });
});
