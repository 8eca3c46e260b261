import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { hasColor, movesCursor } from '../src/terminal/terminalFeatures.ts';
import { expectRefusal, inFolder, runCli } from './runCli.ts';
import { TINY, writeStripes } from './testPicture.ts';

const terminal = { isTTY: true, hasColors: () => true };

test.each([
  ['a terminal', terminal, {}, undefined, true],
  ['a pipe', {}, {}, undefined, false],
  ['a terminal with NO_COLOR', terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }, undefined, false],
  ['a terminal with NO_COLOR that is empty', terminal, { NO_COLOR: '' }, undefined, true],
  ['a pipe with FORCE_COLOR', {}, { FORCE_COLOR: '1' }, undefined, true],
  ['a terminal with FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, undefined, false],
  ['a terminal with TERM=dumb', terminal, { TERM: 'dumb' }, undefined, false],
  ['a pipe with --color and NO_COLOR', {}, { NO_COLOR: '1' }, true, true],
  ['a terminal with --no-color and FORCE_COLOR', terminal, { FORCE_COLOR: '1' }, false, false],
] as const)('colour on %s', (_, stream, environment, chosen, expected) => {
  expect(hasColor(stream, environment, chosen)).toBe(expected);
});

test('the cursor moves only on a terminal that is not dumb', () => {
  expect(movesCursor(terminal, {})).toBe(true);
  expect(movesCursor(terminal, { TERM: 'dumb' })).toBe(false);
  expect(movesCursor({}, {})).toBe(false);
});

test('--quiet prints the result and nothing else, and does not change it', async () => {
  await inFolder(async (folder) => {
    await writeStripes(folder);
    const words = ['image', 'fit', 'stripes.png', ...TINY, '--steps', '2', '--out', 'o', '--quiet'];
    const { code, stdout, stderr } = await runCli(folder, words);
    expect(code).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/PSNR/);
    expect(await readdir(`${folder}/o`)).toContain('field.safetensors');
  });
});

test('--quiet still prints errors', async () => {
  await inFolder((folder) =>
    expectRefusal(folder, ['--quiet', 'image', 'fit', 'none.png'], /none\.png: no such file/),
  );
});

test('--color colours errors and help without a terminal', async () => {
  const esc = String.fromCharCode(27);
  const { stderr } = await runCli('.', ['image', 'fit', 'none.png', '--color']);
  expect(stderr).toContain(`${esc}[31mfourier-features:`);
  const { stdout } = await runCli('.', ['--color', '--help']);
  expect(stdout).toContain(`${esc}[1mUsage:`);
});

test.each([
  ['image fit x.png --encoding gausian', /got gausian\. Did you mean gaussian\?/],
  ['image fit x.png --encoding zzzzzz', /got zzzzzz\n/],
  ['image fit x.png --engin wasm', /Did you mean --engine\?/],
  ['image fitt x.png', /Did you mean fit\?/],
  ['ct fti --help', /unknown command 'fti' \(Did you mean fit\?\)/],
  ['help ct fti', /unknown command 'fti' \(Did you mean fit\?\)/],
  ['ct help fti', /unknown command 'fti' \(Did you mean fit\?\)/],
  ['imag --help', /Did you mean image\?/],
  ['imag fit x.png', /Did you mean image\?/],
  ['ct fit phantom:shep-logan', /Did you mean phantom:shepp-logan\?/],
  ['theory kernel gausian:10', /Did you mean gaussian\?/],
])('%s is refused with what may have been meant, if anything', async (words, message) => {
  await expectRefusal('.', words.split(' '), message);
});
