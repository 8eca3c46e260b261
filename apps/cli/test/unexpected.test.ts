import { expect, test } from 'vitest';
import { inFolder } from './runCli.ts';
import { spawnCli } from './spawnCli.ts';
import { TINY, writeStripes } from './testPicture.ts';

const FIT = ['image', 'fit', 'stripes.png', ...TINY, '--steps', '2', '--engine', 'wasm'];
const ERROR = String.raw`new TypeError('no\u001b[2J clock\nhere')`;

/** Breaks what commands call. */
const BROKEN_CLOCK = `performance.now = () => { throw ${ERROR}; };`;

/** Throws outside of a command, as a library's callback may, once the first modules have loaded. */
const BROKEN_CALLBACK = `
  const { registerHooks } = await import('node:module');
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'commander') setTimeout(() => { throw ${ERROR}; }, 0);
      return next(specifier, context);
    },
  });`;

test.each([BROKEN_CLOCK, BROKEN_CALLBACK])(
  'an unexpected error is one line, which says how to get the stack, and exit code 1: %s',
  async (preload) => {
    await inFolder(async (folder) => {
      await writeStripes(folder);
      const { code, stderr } = await spawnCli(folder, FIT, { preload });
      expect(code).toBe(1);
      expect(stderr.split('\n').filter((line) => line.startsWith('fourier-features: '))).toEqual([
        String.raw`fourier-features: unexpected: no\x1b[2J clock here. Please report this, with the stack that FOURIER_FEATURES_STACK=1 prints.`,
      ]);
      expect(stderr).not.toMatch(/^ *at /m);
    });
  },
);

test('FOURIER_FEATURES_STACK=1 prints the stack of an unexpected error', async () => {
  await inFolder(async (folder) => {
    await writeStripes(folder);
    const preload = `process.env['FOURIER_FEATURES_STACK'] = '1'; ${BROKEN_CLOCK}`;
    const { code, stderr } = await spawnCli(folder, FIT, { preload });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^ +at .*followFit/m);
    expect(stderr.replaceAll('\n', '')).not.toMatch(/\p{C}/u);
  });
});
