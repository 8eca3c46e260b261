import { join } from 'node:path';
import { expect, test } from 'vitest';
import { kindOf, statOf } from '../../src/files/fileKind.ts';

test('kindOf(stats) tells files, folders and devices apart', async () => {
  expect(kindOf((await statOf(import.meta.filename))!)).toBe('regular file');
  expect(kindOf((await statOf(import.meta.dirname))!)).toBe('folder');
  if (process.platform !== 'win32') expect(kindOf((await statOf('/dev/null'))!)).toBe('device');
});

test('statOf(path) finds nothing where nothing is', async () => {
  expect(await statOf(join(import.meta.dirname, 'missing'))).toBeUndefined();
  expect(await statOf(join(import.meta.filename, 'below a file'))).toBeUndefined();
});
