import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
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
