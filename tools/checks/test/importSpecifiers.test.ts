import { expect, test } from 'vitest';
import { importSpecifiers } from '../src/importSpecifiers.ts';

test('importSpecifiers(text) lists imports of every form, in order', () => {
  const text = `import 'a';
import b, { c } from "b";
import type { D } from './d.ts';
export * from './e.ts';
const f = await import('f/g');`;
  expect(importSpecifiers(text)).toEqual(['a', 'b', './d.ts', './e.ts', 'f/g']);
});

test('importSpecifiers(text) skips examples in docstrings, but nothing after a glob', () => {
  const text = `/**
 * @example
 * import { fit } from 'upper';
 */
const all = 'src/**/*.ts';
import 'a';
  /** import 'b' */
const none = '*/';`;
  expect(importSpecifiers(text)).toEqual(['a']);
});
