import { expect, test } from 'vitest';
import { stamped } from '../scripts/stamped.ts';

/** The smallest module: the magic number and the version. */
const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

test('stamped adds a custom section to a module, which stays valid', () => {
  const module = new WebAssembly.Module(new Uint8Array(stamped(EMPTY, '0123abcd')));
  const sections = WebAssembly.Module.customSections(module, 'fourier-features');
  expect(sections.map((section) => new TextDecoder().decode(section))).toEqual(['0123abcd']);
});

test('stamped refuses a stamp whose length takes more than one byte', () => {
  expect(WebAssembly.validate(new Uint8Array(stamped(EMPTY, 'x'.repeat(110))))).toBe(true);
  expect(() => stamped(EMPTY, 'x'.repeat(111))).toThrow(RangeError);
});
