import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { makeFolder } from '../../src/files/makeFolder.ts';
import { inFolder } from '../runCli.ts';

/** Codes with which `mkdir` refuses, in place of the system's. */
const refusal = vi.hoisted((): { code?: string } => ({}));

vi.mock('node:fs/promises', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs/promises')>();
  const mkdir = (path: string): Promise<unknown> =>
    refusal.code === undefined
      ? original.mkdir(path)
      : Promise.reject(Object.assign(new Error(refusal.code), { code: refusal.code }));
  return { ...original, mkdir };
});

test.each(['EEXIST', 'EPERM', 'EISDIR'])(
  'accepts a folder whose creation is refused with %s',
  async (code) => {
    await inFolder(async (folder) => {
      refusal.code = code;
      try {
        expect(await makeFolder(folder)).toBe(false);
      } finally {
        delete refusal.code;
      }
    });
  },
);

test('states why a folder cannot be created', async () => {
  await inFolder(async (folder) => {
    refusal.code = 'EPERM';
    try {
      await expect(makeFolder(join(folder, 'new'))).rejects.toThrow('operation not permitted, EPERM');
    } finally {
      delete refusal.code;
    }
  });
});

test('creates a folder and those above it', async () => {
  await inFolder(async (folder) => {
    const path = join(folder, 'a', 'b');
    expect(await makeFolder(path)).toBe(true);
    expect(await makeFolder(path)).toBe(false);
  });
});
