import { afterEach, describe, expect, test, vi } from 'vitest';
import { findCompilers, findZig } from '../src/index.ts';

afterEach(() => vi.unstubAllEnvs());

describe('findCompilers()', () => {
  test('returns none if CC names a program that does not exist, whatever else is on the path', async () => {
    vi.stubEnv('CC', '/nonexistent/cc');
    expect(await findCompilers()).toEqual([]);
  });

  test('returns what CC names, with its arguments', async () => {
    vi.stubEnv('CC', `${process.execPath} --no-warnings`);
    expect(await findCompilers()).toEqual([
      { command: [process.execPath, '--no-warnings'], family: 'gcc', version: process.version },
    ]);
  });
});

test('findZig() states the cure if ZIG names a program that is not the version that is required', async () => {
  vi.stubEnv('ZIG', process.execPath);
  await expect(findZig()).rejects.toThrow(/pip install ziglang==/);
});
