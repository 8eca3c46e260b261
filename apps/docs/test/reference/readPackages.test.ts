import { expect, test } from 'vitest';
import { readFixture } from './fixture.ts';

const [alpha, beta] = readFixture();
const entryOf = (name: string) => alpha!.entries.find((entry) => entry.name === name)!;

test('lists the exports of public entries, and none of ./internal', () => {
  expect(alpha!.entries.map(({ name, specifier }) => `${specifier} ${name}`).toSorted()).toEqual([
    '@sample/alpha AreaOptions',
    '@sample/alpha Box',
    '@sample/alpha Shape',
    '@sample/alpha Side',
    '@sample/alpha area',
    '@sample/alpha pick',
    '@sample/alpha sides',
    '@sample/alpha table',
    '@sample/alpha/extra bare',
    '@sample/alpha/extra helper',
  ]);
});

test('shows declarations as written, without bodies, comments and private members', () => {
  expect(entryOf('area').declaration).toBe(
    "function area({ shape, decimals = 2 }: AreaOptions, unit: string = 'm²'): Promise<number>",
  );
  expect(entryOf('pick').declaration).toBe(
    'function pick(values: string): string;\nfunction pick<Value>(values: readonly Value[]): Value;',
  );
  expect(entryOf('AreaOptions').declaration).toBe(
    'interface AreaOptions {\n  shape: Shape;\n  decimals?: number;\n}',
  );
  expect(entryOf('Box').declaration).toBe(
    'class Box implements Shape {\n  readonly width: number;\n  scaled(factor: number): Shape;\n}',
  );
  expect(entryOf('sides').declaration).toBe("const sides = ['left', 'right'] as const;");
  expect(entryOf('table').declaration).toBe('const table: Readonly<Record<string, number>>;');
  expect(entryOf('Side').declaration).toBe('type Side = (typeof sides)[number];');
});

test('reads parameters with their types, defaults and texts', () => {
  expect(entryOf('area').parameters).toEqual([
    { name: '{ shape, decimals = 2 }', type: 'AreaOptions', optional: false, text: '' },
    { name: 'unit', type: 'string', optional: true, value: "'m²'", text: 'words for it.' },
  ]);
});

test('reads the docs of members', () => {
  const members = entryOf('Shape').members.map(({ declaration, doc }) => [declaration, doc.text, doc.throws]);
  expect(members).toEqual([
    ['readonly width: number', 'Length along x, in units.', []],
    ['scaled(factor: number): Shape', 'Scales it.', ['RangeError if the factor is 0.']],
  ]);
});

test('follows a re-export to where it is declared, also in another package', () => {
  const again = beta!.entries.find(({ name }) => name === 'Shape')!;
  expect(again).toMatchObject({ file: 'packages/alpha/src/shape.ts', line: 2, key: entryOf('Shape').key });
});

test('resolves the types that a declaration names', () => {
  expect(entryOf('area').references.get('AreaOptions')).toBe(entryOf('AreaOptions').key);
  expect(entryOf('Box').references.get('Shape')).toBe(entryOf('Shape').key);
});
