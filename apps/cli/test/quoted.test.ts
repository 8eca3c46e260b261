import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { quoted } from '../src/terminal/quoted.ts';

test('leaves words alone that a shell reads as they are', () => {
  for (const word of ['photo.jpg', 'phantom:shepp-logan', '../out_2/a-b.safetensors'])
    expect(quoted(word)).toBe(word);
});

test.skipIf(process.platform === 'win32')('quotes other words so that a shell reads them back', () => {
  for (const word of ['my photo.jpg', "it's", 'a"b', '$HOME', 'a;b', '']) {
    const { stdout } = spawnSync('sh', ['-c', `printf %s ${quoted(word)}`], { encoding: 'utf8' });
    expect(stdout).toBe(word);
  }
});
