import { expect, test } from 'vitest';
import { slashed } from '../../src/files/slashed.ts';

test('replaces separators of Windows', () => {
  expect(slashed('C:\\a\\b.png', '\\')).toBe('C:/a/b.png');
});

test.skipIf(process.platform === 'win32')('leaves backslashes that are part of a name', () => {
  expect(slashed('a/b\\c.png')).toBe('a/b\\c.png');
});
