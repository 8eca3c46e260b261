import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { decodeCheckpoint, decodeField } from '@fourier-features/core/storage';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CALLS } from './calls.ts';
import { writeInputs } from './inputs.ts';
import { type CliResult, inFolder, runCli } from './runCli.ts';
import { smallDisk } from './smallDisk.ts';
import { snapshot } from './snapshot.ts';
import { TINY, writeStripes } from './testPicture.ts';

const exec = promisify(execFile);
const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** One line on stderr after the progress, which names a file and the reason; exit code 2; nothing on stdout. */
function expectFullDisk(
  { code, stdout, stderr }: CliResult,
  reason = 'no space left on the device, ENOSPC',
): void {
  const lines = stderr.trimEnd().split('\n');
  expect(lines.at(-1)).toMatch(/^fourier-features: --out: \S+ could not be written/);
  expect(lines.at(-1)).toContain(`(${reason})`);
  expect(lines.filter((line) => line.startsWith('fourier-features: '))).toHaveLength(1);
  expect(stderr).not.toMatch(/\n {4}at /);
  expect(stdout).toBe('');
  expect(code).toBe(2);
}

/** Commands whose files other commands write in the same way. */
const LIKE_OTHERS = ['demo', 'occupancy compare', 'mri compare', 'nerf compare'];

const calls = Object.entries(CALLS).flatMap(([name, { source, runs }]) =>
  LIKE_OTHERS.includes(name)
    ? []
    : runs
        .filter((run) => '--out' in run)
        .slice(0, 1)
        .map((run) => {
          const options = Object.entries(run).flatMap(([flag, value]) =>
            value === true ? [flag] : [flag, value],
          );
          return [
            name,
            [...name.split(' '), ...source, ...options.filter((each) => each !== '--resume')],
          ] as const;
        }),
);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fourier-features-cli-'));
  await writeInputs(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.each(calls)('%s on a disk that fills up', (name, words) => {
  test('keeps every earlier file, whichever of its files does not fit', async () => {
    const roomy = await smallDisk(Number.POSITIVE_INFINITY);
    const first = await runCli(folder, words);
    roomy.release();
    expect(first.code, first.stderr).toBe(0);
    const before = await snapshot(folder);
    const all = roomy.sizes.map((size, index) => ({ size, index }));
    // All encodings of a comparison write the same files; the scores of a shape take seconds.
    const sizes = name === 'occupancy fit' ? all.slice(-1) : [...all.slice(0, 6), ...all.slice(6).slice(-3)];
    for (const { size, index } of sizes) {
      const room = roomy.sizes.slice(0, index).reduce((sum, each) => sum + each, 0) + Math.floor(size / 2);
      const disk = await smallDisk(room);
      const result = await runCli(folder, words).finally(disk.release);
      expectFullDisk(result);
      const after = await snapshot(folder);
      for (const path of after.keys()) {
        if (before.has(path)) continue;
        // A trained field may leave a checkpoint, from which a run that resumes completes the results.
        expect(basename(path)).toBe('checkpoint.safetensors');
        await rm(path);
      }
      for (const [path, hash] of before) {
        expect(after.has(path), path).toBe(true);
        if (after.get(path) !== hash) await expectWhole(path);
      }
    }
  });
});

/** Of the files with times in them, which differ from run to run. */
async function expectWhole(path: string): Promise<void> {
  expect(path).toMatch(/\.(json|md)$/);
  if (path.endsWith('.json')) JSON.parse(await readFile(path, 'utf8'));
  if (path.endsWith('.md')) expect(await readFile(path, 'utf8')).toMatch(/\|\n$/);
}

test('a checkpoint that does not fit leaves the earlier one', async () => {
  await inFolder(async (own) => {
    await writeStripes(own);
    const words = [
      'image',
      'fit',
      'stripes.png',
      ...TINY,
      '--batch-size',
      '32',
      '--steps',
      '100000',
      '--out',
      'o',
    ];
    expect((await runCli(own, words, { interruptAfter: ' engine, ' })).code).toBe(130);
    const checkpoint = join('o', 'checkpoint.safetensors');
    const before = await readFile(join(own, checkpoint));
    const disk = await smallDisk(before.length >> 1);
    const result = await runCli(own, ['image', 'fit', 'stripes.png', '--resume', checkpoint], {
      interruptAfter: ' engine, ',
    }).finally(disk.release);
    expectFullDisk(result);
    expect(await readFile(join(own, checkpoint))).toEqual(before);
    expect(() => decodeCheckpoint(before)).not.toThrow();
    expect(await readdir(join(own, 'o'))).toEqual(['checkpoint.safetensors']);
  });
});

/** A field of about 1 MB. */
const LARGE = [
  '--frequencies',
  '256',
  '--width',
  '256',
  '--depth',
  '4',
  '--batch-size',
  '32',
  '--steps',
  '1',
];

/** Runs a script of the shell in which `$cli` is the program. */
async function shell(cwd: string, script: string): Promise<CliResult> {
  const environment = { ...process.env, cli: `${process.execPath} ${MAIN}` };
  try {
    const { stdout, stderr } = await exec('sh', ['-c', script], { cwd, env: environment });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

const unix = process.platform === 'linux' || process.platform === 'darwin';

test.skipIf(!unix)('a limit on the size of files refuses a field, and keeps the earlier one', async () => {
  await inFolder(async (own) => {
    await writeStripes(own);
    const words = `image fit stripes.png ${LARGE.join(' ')} --out o`;
    expect((await shell(own, `$cli ${words}`)).code).toBe(0);
    const before = await readFile(join(own, 'o', 'field.safetensors'));
    // Shells count in units of 512 or 1024 bytes.
    const result = await shell(own, `ulimit -f 512; exec $cli ${words} --overwrite --seed 1`);
    expectFullDisk(result, 'file larger than the limit, EFBIG');
    expect(await readFile(join(own, 'o', 'field.safetensors'))).toEqual(before);
  });
});

const mounts = await exec('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', tmpdir()]).then(
  () => true,
  () => false,
);

test.skipIf(!mounts)('a file system without room for a second field keeps the first', async () => {
  await inFolder(async (own) => {
    await writeStripes(own);
    const words = `image fit stripes.png ${LARGE.join(' ')} --out disk/o`;
    // The file system is seen by the commands of this script alone.
    const script = `mkdir disk && mount -t tmpfs -o size=8m tmpfs disk || exit 9
      $cli ${words} > /dev/null 2>&1 || exit 8
      cp disk/o/field.safetensors before
      free=$(df -k disk | awk 'NR == 2 { print $4 }')
      head -c $(((free - 600) * 1024)) /dev/zero > disk/filler || exit 7
      $cli ${words} --overwrite --seed 1; code=$?
      cp disk/o/field.safetensors after
      ls -A disk/o > names
      exit $code`;
    await writeFile(join(own, 'script.sh'), script);
    expectFullDisk(await shell(own, 'exec unshare -rm sh script.sh'));
    const [before, after] = [await readFile(join(own, 'before')), await readFile(join(own, 'after'))];
    expect((await stat(join(own, 'before'))).size).toBeGreaterThan(2 ** 19);
    expect(after).toEqual(before);
    expect(() => decodeField(after)).not.toThrow();
    expect(await readFile(join(own, 'names'), 'utf8')).not.toContain('.fourier-features');
  });
});
