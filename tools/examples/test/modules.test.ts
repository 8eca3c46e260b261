import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeModules } from '../src/modules.ts';
import { runModules } from '../src/runModules.ts';
import { typeErrors } from '../src/typeErrors.ts';

/** Writes modules, runs and checks them, and returns what went wrong with each. */
async function check(codes: readonly string[], timeoutSeconds = 60) {
  const { folder, files, remove } = await writeModules(codes);
  try {
    const errors = await typeErrors(folder);
    const failures = await runModules(files, folder, { timeoutSeconds });
    return { types: files.map(({ pathname }) => errors.get(basename(pathname))), failures };
  } finally {
    await remove();
  }
}

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
    const { failures } = await check(['1;', code, '2;'], message === 'killed by SIGTERM' ? 5 : 60);
    expect(failures).toEqual([
      undefined,
      expect.stringContaining(message),
      expect.stringContaining('not run'),
    ]);
  });
});
