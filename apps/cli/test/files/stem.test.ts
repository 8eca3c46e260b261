import { win32 } from 'node:path';
import { expect, test } from 'vitest';
import { stem } from '../../src/files/stem.ts';
import { inFolder } from '../runCli.ts';

test.each([
  ['photo.jpg', 'photo'],
  ['a/b.c/photo.v2.png', 'photo.v2'],
  ['head.nii.gz', 'head'],
  ['HEAD.NII', 'HEAD'],
  ['series/', 'series'],
])('stem(%s) is %s', (path, expected) => {
  expect(stem(path)).toBe(expected);
});

test.each([
  [String.raw`C:\scan.npy`, 'scan'],
  ['C:scan.npy', 'scan'],
  ['C:/scans/head.nii.gz', 'head'],
  [String.raw`..\scans\a.b\head.mgz`, 'head'],
  [String.raw`\\server\share\head.nii`, 'head'],
  [String.raw`series\\`, 'series'],
  ['D:\\', 'D'],
])('on Windows, stem(%s) is %s', (path, expected) => {
  expect(stem(path, win32)).toBe(expected);
});

test.skipIf(process.platform === 'win32')('names the root of a system without drives', () => {
  expect(stem('/')).toBe('root');
});

test('names the folders for which . and .. stand', async () => {
  await inFolder(async (folder) => {
    expect(stem(`${folder}/series.1/.`)).toBe('series');
    expect(stem(`${folder}/series/inner/..`)).toBe('series');
  });
});
