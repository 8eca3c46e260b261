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

test('findZig(command) states the cure if the command is not the Zig that is required', async () => {
  await expect(findZig([process.execPath])).rejects.toThrow(/pip install ziglang==/);
});
