import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeModules } from '../src/modules.ts';
import { runModules } from '../src/runModules.ts';
import { typeErrors } from '../src/typeErrors.ts';

/** Writes modules for the time of a call. */
async function withModules<T>(
  codes: readonly string[],
  use: (files: readonly URL[], folder: URL) => Promise<T>,
): Promise<T> {
  const { folder, files, remove } = await writeModules(codes);
  try {
    return await use(files, folder);
  } finally {
    await remove();
  }
}

/** Checks and runs modules, and returns what went wrong with each. */
const check = (codes: readonly string[]) =>
  withModules(codes, async (files, folder) => {
    const errors = await typeErrors(folder);
    const failures = await runModules(files, folder);
    return { types: files.map(({ pathname }) => errors.get(basename(pathname))), failures };
  });

describe('typeErrors(folder) and runModules(modules, folder)', () => {
  test('accept modules that import packages and await', async () => {
    const code = `import { seededRandom } from '@fourier-features/core';
const unused = seededRandom(0).uniforms(2);
await Promise.resolve();`;
    expect(await check([code, 'await Promise.resolve(1);'])).toEqual({
      types: [undefined, undefined],
      failures: [undefined, undefined],
    });
  });

  test('attribute errors to the module that causes them', async () => {
    const { types, failures } = await check([
      'const x: number = 1;',
      'const x: number = "1";',
      'throw new RangeError("too short");',
    ]);
    expect(types).toEqual([undefined, [expect.stringMatching(/^\(1,7\): error TS2322/)], undefined]);
    expect(failures).toEqual([undefined, undefined, expect.stringContaining('RangeError: too short')]);
  });

  test.each([
    ['exits', 'process.exit(3);', 'exit code 3'],
    [
      'fails in the background',
      'await new Promise(() => setTimeout(() => { throw new Error("late"); }));',
      'late',
    ],
    ['waits for ever', 'await new Promise(() => {});', 'exit code 13'],
    ['loops for ever', 'while (Math.random() < 2);', 'killed by SIGTERM'],
  ])('report a module that %s, and those after it as not run', async (_, code, message) => {
    const timeoutSeconds = message === 'killed by SIGTERM' ? 3 : 60;
    const failures = await withModules(['1;', code, '2;'], (files, folder) =>
      runModules(files, folder, { timeoutSeconds }),
    );
    expect(failures).toEqual([
      undefined,
      expect.stringContaining(message),
      expect.stringContaining('not run'),
    ]);
  });
});
