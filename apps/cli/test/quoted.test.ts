import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { quoted } from '../src/terminal/quoted.ts';

test('leaves words alone that a shell reads as they are', () => {
  for (const word of ['photo.jpg', 'phantom:shepp-logan', '../out_2/a-b.safetensors'])
    expect(quoted(word)).toBe(word);
});

test.skipIf(process.platform === 'win32')('quotes other words so that a shell reads them back', () => {
  for (const word of ['my photo.jpg', "it's", 'a"b', '$HOME', 'a;b', '=ls', '~', '']) {
    const { stdout } = spawnSync('sh', ['-c', `printf %s ${quoted(word)}`], { encoding: 'utf8' });
    expect(stdout).toBe(word);
  }
});

test.skipIf(process.platform === 'win32')(
  'writes control characters so that a terminal shows them, and bash, as most shells, reads them back',
  () => {
    for (const word of ['a\u001b[31mb\n', "it's\u202e\\gnp\t", '\u009b2J日本']) {
      expect(quoted(word)).toMatch(/^[^\p{C}]+$/u);
      const { stdout } = spawnSync('bash', ['-c', `printf %s ${quoted(word)}`], { encoding: 'utf8' });
      expect(stdout).toBe(word);
    }
  },
);

test('never looks like an option', () => {
  expect(quoted('--out.png')).toBe('./--out.png');
  expect(quoted('- photo.png')).not.toMatch(/^-/);
});

describe('on Windows', () => {
  test.each([
    // Drives, separators and shares, as all three shells read them.
    [String.raw`C:\scans\head.npy`, 'C:/scans/head.npy'],
    ['C:scan.npy', 'C:scan.npy'],
    [String.raw`\\server\share\head.npy`, '//server/share/head.npy'],
    [String.raw`photo-gaussian\checkpoint.safetensors`, 'photo-gaussian/checkpoint.safetensors'],
    // A backslash before the quote would escape it.
    ['my results\\', '"my results/"'],
    [String.raw`\\?\C:\a b.png`, String.raw`"\\?\C:\a b.png"`],
    ['my photo.jpg', '"my photo.jpg"'],
    ["it's.png", `"it's.png"`],
    ['a&b.png', '"a&b.png"'],
    ['a^b (1).png', '"a^b (1).png"'],
    ['50%.png', '"50%.png"'],
    // PowerShell separates words at commas, and takes a leading @ for one of its operators.
    ['a,b.png', '"a,b.png"'],
    ['@photo.png', '"@photo.png"'],
    ['photo@2.png', 'photo@2.png'],
    // PowerShell would replace the variable between double quotes.
    ['$home.png', `'$home.png'`],
    ["it's $5.png", `'it''s $5.png'`],
    ['\u201ca\u201d.png', `'\u201ca\u201d.png'`],
    ['--out.png', './--out.png'],
    ['', '""'],
  ])('%s is %s', (word, expected) => {
    expect(quoted(word, 'win32')).toBe(expected);
  });

  test.skipIf(process.platform === 'win32')(
    'a bash, as that of Git, reads the words back, with slashes',
    () => {
      for (const word of [String.raw`C:\my scans\a (1).npy`, 'a,b', "it's", 'a&b;c', '\\\\server\\a b\\']) {
        const { stdout } = spawnSync('bash', ['-c', `printf %s ${quoted(word, 'win32')}`], {
          encoding: 'utf8',
        });
        expect(stdout).toBe(word.replaceAll('\\', '/'));
      }
    },
  );
});
