import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hashSources, listSources } from '../src/index.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fourier-features-sources-'));
  mkdirSync(join(root, 'c'));
  writeFileSync(join(root, 'c', 'b.h'), 'int b;');
  writeFileSync(join(root, 'c', 'a.c'), 'int a;');
  writeFileSync(join(root, 'c', 'notes.md'), '');
});
afterEach(() => rmSync(root, { recursive: true }));

test('listSources(root, folders) lists C sources and headers in order', () => {
  expect(listSources(root, ['c'])).toEqual(['c/a.c', 'c/b.h']);
});

describe('hashSources(root, paths, settings)', () => {
  const hash = (settings: unknown = ['-O3']): string => hashSources(root, ['c/a.c', 'c/b.h'], settings);

  test('is the same for the same files and settings', () => {
    expect(hash()).toBe(hash());
  });

  test('differs if a file changes', () => {
    const before = hash();
    writeFileSync(join(root, 'c', 'b.h'), 'int c;');
    expect(hash()).not.toBe(before);
  });

  test('differs if text moves from one file to the next', () => {
    const before = hash();
    writeFileSync(join(root, 'c', 'a.c'), 'int a;int ');
    writeFileSync(join(root, 'c', 'b.h'), 'b;');
    expect(hash()).not.toBe(before);
  });

  test('differs if the settings change', () => {
    expect(hash(['-O2'])).not.toBe(hash());
  });
});
