import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, readdir, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { thisOwner } from '../src/files/lockOwner.ts';
import { lockName, temporaryName } from '../src/files/temporaryName.ts';
import { createProgram } from '../src/program.ts';
import { CALLS } from './calls.ts';
import { allCommands, fullName } from './commands.ts';
import { readManifest } from './manifest.ts';
import { expectRefusal, inFolder, runCli } from './runCli.ts';
import { snapshot } from './snapshot.ts';
import { spawnCli } from './spawnCli.ts';
import { TINY, writeStripes } from './testPicture.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const SMALL = [...TINY, '--batch-size', '32'] as const;
const FIT = ['image', 'fit', 'stripes.png', ...SMALL, '--steps', '3'] as const;
const LONG = ['image', 'fit', 'stripes.png', ...SMALL, '--steps', '10000000'] as const;
const COMPARE = ['image', 'compare', 'stripes.png', ...SMALL, '--steps', '3'] as const;
const FIELD = join('stripes-gaussian', 'field.safetensors');
const WITH_OUT = allCommands(createProgram())
  .filter(({ options }) => options.some(({ long }) => long === '--out'))
  .map(fullName);
const windows = process.platform === 'win32';

/** Calls `use` with a folder that holds stripes.png. */
function withStripes(use: (folder: string) => Promise<void>): Promise<void> {
  return inFolder(async (folder) => {
    await writeStripes(folder);
    await use(folder);
  });
}

async function expectDone(folder: string, words: readonly string[]): Promise<string> {
  const { code, stderr } = await runCli(folder, words);
  expect(code, stderr).toBe(0);
  return stderr;
}

describe('results are never replaced unasked:', () => {
  test('default folders get numbers', async () => {
    await withStripes(async (folder) => {
      await expectDone(folder, FIT);
      const before = await snapshot(join(folder, 'stripes-gaussian'));
      expect(await expectDone(folder, FIT)).toContain('writing to stripes-gaussian-2\n');
      expect(await expectDone(folder, FIT)).toContain('writing to stripes-gaussian-3\n');
      expect(await snapshot(join(folder, 'stripes-gaussian'))).toEqual(before);
      expect((await readManifest(folder, 'stripes-gaussian-3')).steps).toBe(3);
    });
  });

  test('two inputs of one name get two folders', async () => {
    await withStripes(async (folder) => {
      await mkdir(join(folder, 'a'));
      await mkdir(join(folder, 'b'));
      await copyFile(join(folder, 'stripes.png'), join(folder, 'a', 'photo.png'));
      await rename(join(folder, 'stripes.png'), join(folder, 'b', 'photo.jpg'));
      for (const input of [join('a', 'photo.png'), join('b', 'photo.jpg')])
        await expectDone(folder, ['image', 'fit', input, ...SMALL, '--steps', '3']);
      expect((await readdir(folder)).toSorted()).toEqual(['a', 'b', 'photo-gaussian', 'photo-gaussian-2']);
    });
  });

  test('an explicit folder that holds files is refused with the cure, and used with it', async () => {
    await withStripes(async (folder) => {
      await expectDone(folder, [...FIT, '--out', 'o']);
      const before = await snapshot(join(folder, 'o'));
      const refusal =
        /--out: o already holds curve\.svg and 3 other files\. Choose another, or pass --overwrite to replace results\./;
      await expectRefusal(folder, [...FIT, '--out', 'o'], refusal);
      await expectRefusal(folder, [...COMPARE, '--out', 'o'], refusal);
      await expectRefusal(folder, ['theory', 'kernel', 'none', '--out', 'o'], refusal);
      expect(await snapshot(join(folder, 'o'))).toEqual(before);
      await expectDone(folder, [...FIT, '--seed', '1', '--out', 'o', '--overwrite']);
      expect([...(await snapshot(join(folder, 'o'))).keys()]).toEqual([...before.keys()]);
      expect(await snapshot(join(folder, 'o'))).not.toEqual(before);
    });
  });

  test('files are refused or numbered too', async () => {
    await withStripes(async (folder) => {
      await expectDone(folder, FIT);
      const render = ['image', 'render', FIELD, '--size', '5x4'];
      await expectDone(folder, render);
      expect(await expectDone(folder, render)).toContain('writing render-2.png\n');
      await expectDone(folder, [...render, '--overwrite']);
      await expectRefusal(
        folder,
        [...render, '--out', 'render.png'],
        /--out: render\.png already exists\. Choose another, or pass --overwrite/,
      );
      expect((await readdir(folder)).filter((name) => name.startsWith('render'))).toEqual([
        'render-2.png',
        'render.png',
      ]);
    });
  });

  test('a fit leaves the checkpoint of another', async () => {
    await withStripes(async (folder) => {
      const stopped = await runCli(folder, [...LONG, '--out', 'o'], { interruptAfter: ' engine, ' });
      expect(stopped.code).toBe(130);
      const checkpoint = await readFile(join(folder, 'o', 'checkpoint.safetensors'));
      await expectRefusal(
        folder,
        [...FIT, '--out', 'o'],
        /--out: o already holds checkpoint\.safetensors\. /,
      );
      await expectDone(folder, [...FIT, '--out', 'o', '--overwrite']);
      const aside = join('o', 'checkpoint-2.safetensors');
      expect(await readFile(join(folder, aside))).toEqual(checkpoint);
      expect(existsSync(join(folder, 'o', 'checkpoint.safetensors'))).toBe(false);
      // A run that continues elsewhere leaves it as well.
      const resume = ['image', 'fit', 'stripes.png', '--resume', aside];
      const elsewhere = await runCli(folder, [...resume, '--out', 'p'], { interruptAfter: ' engine, ' });
      expect(elsewhere.code).toBe(130);
      expect(await readFile(join(folder, aside))).toEqual(checkpoint);
    });
  });

  test('--resume goes on in the folder of its checkpoint', async () => {
    await withStripes(async (folder) => {
      await expectDone(folder, FIT);
      const words = ['image', 'fit', 'stripes.png', ...SMALL, '--steps', '5000'];
      const stopped = await runCli(folder, words, { interruptAfter: ' engine, ' });
      expect(stopped.stderr).toMatch(/--out stripes-gaussian-2\n/);
      const checkpoint = join('stripes-gaussian-2', 'checkpoint.safetensors');
      await expectDone(folder, ['image', 'fit', 'stripes.png', '--resume', checkpoint]);
      expect((await readManifest(folder, 'stripes-gaussian-2')).steps).toBe(5000);
      expect(existsSync(join(folder, checkpoint))).toBe(false);
    });
  });

  test('compare --resume refuses work with other settings before it begins', async () => {
    await withStripes(async (folder) => {
      await expectDone(folder, [...COMPARE, '--out', 'o']);
      const before = await snapshot(join(folder, 'o'));
      await expectRefusal(
        folder,
        [...COMPARE, '--seed', '1', '--out', 'o', '--resume'],
        /--out: o.none holds work on another input, with other settings or by another version\. Choose another, or pass --overwrite/,
      );
      expect(await snapshot(join(folder, 'o'))).toEqual(before);
      await expectDone(folder, [...COMPARE, '--seed', '1', '--out', 'o', '--resume', '--overwrite']);
    });
  });
});

describe('a folder has one owner:', () => {
  test('of two runs at once, the second is refused or gets a number', async () => {
    await withStripes(async (folder) => {
      const child = spawn(process.execPath, [MAIN, ...LONG], {
        cwd: folder,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      await once(child.stderr, 'data');
      for (const overwrite of [[], ['--overwrite']])
        await expectRefusal(
          folder,
          [...FIT, '--out', 'stripes-gaussian', ...overwrite],
          new RegExp(
            `--out: stripes-gaussian is in use by process ${child.pid} on \\S+, started \\S+Z\\. Wait for it to end, or choose another\\.`,
          ),
        );
      expect(await expectDone(folder, FIT)).toContain('writing to stripes-gaussian-2\n');
      child.kill('SIGKILL');
      await once(child, 'exit');
      // Nothing but the lock of the killed run is left in its folder.
      expect(await expectDone(folder, FIT)).not.toContain('writing to');
      expect((await readdir(join(folder, 'stripes-gaussian'))).toSorted()).toEqual([
        'curve.svg',
        'field.safetensors',
        'manifest.json',
        'reconstruction.png',
      ]);
    });
  });

  test('runs that start together get different folders', async () => {
    await withStripes(async (folder) => {
      const results = await Promise.all([0, 1, 2].map(() => spawnCli(folder, FIT)));
      expect(results.map(({ code }) => code)).toEqual([0, 0, 0]);
      for (const out of ['stripes-gaussian', 'stripes-gaussian-2', 'stripes-gaussian-3'])
        expect((await readManifest(folder, out)).steps).toBe(3);
    });
  });

  test('a resumed run removes what the killed one left', async () => {
    await withStripes(async (folder) => {
      const words = ['image', 'fit', 'stripes.png', ...SMALL, '--steps', '5000', '--out', 'o'];
      expect((await runCli(folder, words, { interruptAfter: ' engine, ' })).code).toBe(130);
      await writeFile(join(folder, 'o', temporaryName()), 'half a checkpoint');
      await writeFile(join(folder, 'o', lockName()), staleLock());
      const checkpoint = join('o', 'checkpoint.safetensors');
      await expectDone(folder, ['image', 'fit', 'stripes.png', '--resume', checkpoint]);
      const names = await readdir(join(folder, 'o'));
      expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
      expect(names).not.toContain('checkpoint.safetensors');
    });
  });

  test('a folder that was created for nothing is gone again', async () => {
    await withStripes(async (folder) => {
      const stopped = await runCli(folder, [...FIT, '--scale', 'auto'], { interruptAfter: ' engine' });
      expect([0, 130]).toContain(stopped.code);
      await expectRefusal(folder, [...FIT, '--out', join('o', 'p.png')], /--out must be a folder/);
      expect(existsSync(join(folder, 'o'))).toBe(false);
    });
  });
});

/** The lock of a process that has ended. */
function staleLock(): string {
  return JSON.stringify({ ...thisOwner(), ticks: '1', boot: 'before' });
}

describe('where nothing is written:', () => {
  test('an output that is the input', async () => {
    await withStripes(async (folder) => {
      await expectDone(folder, FIT);
      // The same file by another name.
      await link(join(folder, FIELD), join(folder, 'field.png'));
      await expectRefusal(
        folder,
        ['image', 'render', FIELD, '--out', 'field.png', '--overwrite'],
        /--out: field\.png is the input, which must not be replaced/,
      );
      await rename(join(folder, 'stripes.png'), join(folder, 'stripes-gaussian', 'in.png'));
      await expectRefusal(
        folder,
        ['image', 'fit', join('stripes-gaussian', 'in.png'), '--out', 'stripes-gaussian', '--overwrite'],
        /--out: stripes-gaussian holds the input stripes-gaussian.in\.png, which a result could replace/,
      );
    });
  });

  test('names that contradict what would be written', async () => {
    await withStripes(async (folder) => {
      for (const name of ['photo.jpg', 'photo.png', 'volume.nii.gz'])
        await expectRefusal(
          folder,
          [...FIT, '--out', name],
          new RegExp(`--out must be a folder, got ${name}\\. Leave out the extension\\.`),
        );
      await expectDone(folder, FIT);
      await expectRefusal(
        folder,
        ['image', 'render', FIELD, '--out', 'photo.jpg'],
        /--out must be a path that ends in \.png, got photo\.jpg/,
      );
      expect((await readdir(folder)).toSorted()).toEqual(['stripes-gaussian', 'stripes.png']);
    });
  });

  test.each(WITH_OUT)('%s --out ""', async (name) => {
    await inFolder(async (folder) => {
      const source = CALLS[name]!.source.slice(0, 1);
      await expectRefusal(
        folder,
        [...name.split(' '), ...source, '--out', ''],
        /--out must be a path.*, got nothing/,
      );
      expect(await readdir(folder)).toEqual([]);
    });
  });

  test.skipIf(windows)('what is not a regular file', async () => {
    await withStripes(async (folder) => {
      await expectDone(folder, FIT);
      execFileSync('mkfifo', [join(folder, 'fifo.png')]);
      await mkdir(join(folder, 'folder.png'));
      await symlink('stripes.png', join(folder, 'link.png'));
      await symlink('/dev/null', join(folder, 'null.png'));
      const server = createServer().listen(join(folder, 'socket.png'));
      await once(server, 'listening');
      const kinds = {
        fifo: 'FIFO',
        folder: 'folder',
        link: 'symbolic link',
        null: 'symbolic link',
        socket: 'socket',
      };
      for (const [name, kind] of Object.entries(kinds)) {
        await expectRefusal(
          folder,
          ['image', 'render', FIELD, '--out', `${name}.png`, '--overwrite'],
          new RegExp(`--out must be a regular file, got the ${kind} ${name}\\.png`),
        );
      }
      server.close();
      await mkdir(join(folder, 'o'));
      execFileSync('mkfifo', [join(folder, 'o', 'field.safetensors')]);
      await expectRefusal(
        folder,
        [...FIT, '--out', 'o', '--overwrite'],
        /--out: o.field\.safetensors must be a regular file, got a FIFO\. Choose another folder\./,
      );
      expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
      await expectRefusal(folder, [...FIT, '--out', '/dev/null'], /--out: must be a folder, got the file/);
    });
  });
});
