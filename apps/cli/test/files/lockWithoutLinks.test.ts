import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { takeLock } from '../../src/files/lock.ts';
import { lockName } from '../../src/files/temporaryName.ts';
import { inFolder } from '../runCli.ts';

/** What the file system answers to a request for a hard link. */
const answer = vi.hoisted(() => ({ code: '' }));

vi.mock('node:fs/promises', async (importOriginal) => ({
  ...(await importOriginal<typeof import('node:fs/promises')>()),
  link: () => Promise.reject(Object.assign(new Error(answer.code), { code: answer.code })),
}));

test.each([
  ['a network folder', 'ENOTSUP'],
  ['FAT on Linux', 'EPERM'],
  ['FAT on Windows', 'EISDIR'],
])('locks without hard links, as on %s', async (_, code) => {
  answer.code = code;
  await inFolder(async (folder) => {
    const path = join(folder, lockName());
    const lock = await takeLock(path);
    expect(lock.kind).toBe('held');
    expect((await takeLock(path)).kind).toBe('locked out');
    expect(await readdir(folder)).toEqual([lockName()]);
    if (lock.kind === 'held') lock.release();
    expect(await readdir(folder)).toEqual([]);
  });
});
