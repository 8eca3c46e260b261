import { chmod, mkdir, open, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { replaceFile } from '../../src/files/replaceFile.ts';
import { temporaryName } from '../../src/files/temporaryName.ts';
import { inFolder } from '../runCli.ts';
import { smallDisk } from '../smallDisk.ts';

const GOOD = new Uint8Array(5000).fill(7);
const NEW = new Uint8Array(9000).fill(8);

describe('replaceFile(target, content, temporary)', () => {
  test('replaces a file, and leaves nothing else', async () => {
    await inFolder(async (folder) => {
      const target = join(folder, 'field');
      for (const content of [GOOD, NEW, 'text: é']) {
        await replaceFile(target, content, temporaryName());
        expect(new Uint8Array(await readFile(target))).toEqual(
          typeof content === 'string' ? new TextEncoder().encode(content) : content,
        );
      }
      expect(await readdir(folder)).toEqual(['field']);
    });
  });

  test.each([0, 1, 4096, 8999])('keeps the earlier file if %i of 9000 bytes fit', async (room) => {
    await inFolder(async (folder) => {
      const target = join(folder, 'field');
      await writeFile(target, GOOD);
      const disk = await smallDisk(room);
      await expect(replaceFile(target, NEW, temporaryName())).rejects.toThrow('ENOSPC');
      disk.release();
      expect(new Uint8Array(await readFile(target))).toEqual(GOOD);
      expect(await readdir(folder)).toEqual(['field']);
    });
  });

  test.each(['write', 'sync', 'stat'] as const)(
    'keeps the earlier file if %s of the new one fails',
    async (method) => {
      await inFolder(async (folder) => {
        const target = join(folder, 'field');
        await writeFile(target, GOOD);
        const restore = await failing(method, target);
        await expect(replaceFile(target, NEW, temporaryName())).rejects.toThrow(`${method} failed`);
        restore();
        expect(new Uint8Array(await readFile(target))).toEqual(GOOD);
        expect(await readdir(folder)).toEqual(['field']);
      });
    },
  );

  test('refuses a folder that holds the name, and leaves nothing else', async () => {
    await inFolder(async (folder) => {
      await mkdir(join(folder, 'field'));
      await expect(replaceFile(join(folder, 'field'), NEW, temporaryName())).rejects.toThrow(
        'must be a regular file, got a folder',
      );
      expect(await readdir(folder)).toEqual(['field']);
    });
  });

  test.skipIf(process.platform === 'win32')(
    'follows no link, neither at the target nor at the temporary name',
    async () => {
      await inFolder(async (folder) => {
        const victim = join(folder, 'victim');
        await writeFile(victim, GOOD);
        await symlink('victim', join(folder, 'field'));
        await symlink('victim', join(folder, 'temporary'));
        await expect(replaceFile(join(folder, 'field'), NEW, temporaryName())).rejects.toThrow(
          'must be a regular file, got a symbolic link',
        );
        await expect(replaceFile(join(folder, 'other'), NEW, 'temporary')).rejects.toThrow('EEXIST');
        expect(new Uint8Array(await readFile(victim))).toEqual(GOOD);
        expect((await readdir(folder)).toSorted()).toEqual(['field', 'temporary', 'victim']);
      });
    },
  );

  test.skipIf(process.platform === 'win32')('keeps the mode of the earlier file', async () => {
    await inFolder(async (folder) => {
      const target = join(folder, 'field');
      for (const mode of [0o600, 0o666]) {
        await writeFile(target, GOOD);
        await chmod(target, mode);
        await replaceFile(target, NEW, temporaryName());
        expect((await stat(target)).mode & 0o777).toBe(mode);
      }
    });
  });
});

/** Makes a method of all file handles fail; returns how to restore it. */
async function failing(method: 'write' | 'sync' | 'stat', anyFile: string): Promise<() => void> {
  const handle = await open(anyFile);
  const prototype = Object.getPrototypeOf(handle) as Record<string, unknown>;
  await handle.close();
  const original = prototype[method];
  prototype[method] = () => Promise.reject(new Error(`${method} failed`));
  return () => {
    prototype[method] = original;
  };
}
