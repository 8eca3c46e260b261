import { escaped, excerpt, oneLine } from '@fourier-features/core/message';
import { describe, expect, test } from 'vitest';

describe('escaped(text)', () => {
  test.each([
    ['photo.png', 'photo.png'],
    ['Übung 日本 — 5 × 3', 'Übung 日本 — 5 × 3'],
    ['a\u001b[31mb\u0007', String.raw`a\x1b[31mb\x07`],
    ['a\nb\r\tc', String.raw`a\nb\r\tc`],
    ['\u009b2J\u007f', String.raw`\x9b2J\x7f`],
    ['\u202egnp.exe\u2066', String.raw`\u202egnp.exe\u2066`],
    ['\u2028\u200b\ufeff\u{e0041}', String.raw`\u2028\u200b\ufeff\u{e0041}`],
    ['\ud800x', String.raw`\ud800x`],
  ])('of %j is %s', (text, expected) => {
    expect(escaped(text)).toBe(expected);
  });

  test('has none of the characters that Unicode calls controls, formats, separators or surrogates', () => {
    const all = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).join('');
    expect(escaped(all)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });
});

describe('excerpt(value)', () => {
  test.each([
    ['short', 'short'],
    ['', 'nothing'],
    [Number.NaN, 'NaN'],
    [null, 'null'],
    [undefined, 'nothing'],
    [[1, 2], 'an array of 2'],
    [{ toString: 1 }, 'an object'],
    ['x'.repeat(80), 'x'.repeat(80)],
    ['x'.repeat(81), `${'x'.repeat(79)}…`],
  ])('of %j is %s', (value, expected) => {
    expect(excerpt(value)).toBe(expected);
  });

  test('has at most 80 characters, however long the text is after it is escaped', () => {
    expect([...excerpt('\u202e'.repeat(1e6))]).toHaveLength(80);
    expect([...excerpt('😀'.repeat(100))]).toHaveLength(80);
  });
});

describe('oneLine(error)', () => {
  test('joins the lines of a message', () => {
    expect(oneLine(new Error('first\n   second\r\nthird\u2028fourth'))).toBe('first second third fourth');
  });

  test('escapes the rest', () => {
    expect(oneLine('\u001b]0;title\u0007')).toBe(String.raw`\x1b]0;title\x07`);
  });
});
