import type { Draw } from './draw.ts';
import type { Mutator } from './mutator.ts';

const NUMBERS = [
  ...[
    '0',
    '-0',
    '1',
    '-1',
    '0.5',
    '1e999',
    '-1e999',
    '1e-999',
    'NaN',
    'nan',
    'inf',
    'Infinity',
    '0x10',
    '01',
  ],
  ...[
    '2147483648',
    '4294967295',
    '4294967296',
    '9007199254740993',
    '18446744073709551616',
    '1e8',
    '100000000',
  ],
  ...['99999999999999999999999999999999', '1.7976931348623157e308', '', ' ', '+', '1_000', '١'],
];
const LONG = 3000;
const WORDS = [
  ...['', ' ', '\n', '\r', '\0', '\u001b[31m', '\u202e', '\ufeff', '"', "'", '\\', '/', '%s', '__proto__'],
  ...['constructor', 'null', 'true', '[]', '{}', 'x'.repeat(LONG), '1 '.repeat(LONG), '[('.repeat(LONG)],
];

/** Returns a mutator of the text, one character per byte, so that bytes it leaves alone stay as they are. */
function ofText(change: (text: string, draw: Draw) => string): Mutator {
  return (bytes, draw) => Buffer.from(change(Buffer.from(bytes).toString('latin1'), draw), 'latin1');
}

/** Replaces one match of a pattern, if there is one. */
function replaceOne(pattern: RegExp, replacement: (draw: Draw, text: string) => string): Mutator {
  return ofText((text, draw) => {
    const matches = [...text.matchAll(pattern)];
    if (matches.length === 0) return text;
    const { 0: found, index } = draw.pick(matches);
    return text.slice(0, index) + replacement(draw, text) + text.slice(index + found.length);
  });
}

const number = replaceOne(/-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g, (draw) => draw.pick(NUMBERS));

const latin1 = (text: string): string => Buffer.from(text).toString('latin1');
const word = replaceOne(/[A-Za-z_]\w*/g, (draw) => latin1(draw.pick(WORDS)));

const otherWord = replaceOne(/[\w.+-]+/g, (draw, text) => draw.pick(text.match(/[\w.+-]+/g)!));

const mark = replaceOne(/[^\w\s]/g, (draw) =>
  draw.pick(['', ',', ':', '(', ')', '[', '{', '"', "'", '#', '\n']),
);

/** Removes, repeats or exchanges lines. */
const lines = ofText((text, draw) => {
  const all = text.split('\n');
  const at = draw.below(all.length);
  const action = draw.below(3);
  if (action === 0) return all.toSpliced(at, 1).join('\n');
  if (action === 1)
    return all.toSpliced(at, 0, ...Array.from({ length: 1 + draw.below(100) }, () => all[at]!)).join('\n');
  const other = draw.below(all.length);
  return all.with(at, all[other]!).with(other, all[at]!).join('\n');
});

/** Changes to text and to numbers that are written as text. */
export const textMutators: readonly Mutator[] = [number, number, word, otherWord, mark, lines];
