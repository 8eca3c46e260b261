import { describe, expect, test } from 'vitest';
import { messageFault } from '../src/run/messageFault.ts';

const FILE = new TextEncoder().encode('word '.repeat(100));
const faultOf = (message: string): string | undefined =>
  messageFault(new RangeError(message), FILE, /^decode: /);

describe('messageFault(error, bytes, names)', () => {
  test('has nothing against a line that names the reader and quotes a little', () => {
    expect(faultOf('decode: line 2 must be a number, got "word word"')).toBeUndefined();
    expect(faultOf(`decode: must be a number, got "${'word '.repeat(16)}"`)).toBeUndefined();
  });

  test.for([
    ['must be a number', 'does not name the reader'],
    ['decode: two\nlines', 'has several lines'],
    ['decode: a \u001b[31mred word', 'is not printable'],
    ['decode: a word \u202eturned round', 'is not printable'],
    ['decode: a control of eight bits, \u009b31m', 'is not printable'],
    ["decode: Cannot read properties of undefined (reading 'x')", 'shows internals'],
    ['decode: must be a number, got undefined', 'shows internals'],
    ['decode: bytes.map is not a function', 'shows internals'],
    ['decode: Invalid typed array length: 5000000000', 'shows internals'],
    ['decode: at read (/home/me/node_modules/x/index.js:1:1)', 'shows internals'],
    [`decode: must be a number, got ${'word '.repeat(17)}`, 'quotes more than 80 characters'],
    [`decode: must be a number, got ${'x'.repeat(600)}`, 'characters'],
  ])('objects to %j: %s', ([message, fault]) => {
    expect(faultOf(message!)).toContain(fault);
  });

  test('objects to what is not an Error', () => {
    expect(messageFault('decode: text', FILE, /^decode: /)).toContain('not an Error');
  });
});
