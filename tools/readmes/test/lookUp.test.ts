import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isRoundedFrom, numbersIn, numbersOf } from '../src/lookUp.ts';
import { ROOT } from '../src/readRecord.ts';
import { tablesIn } from '../src/tablesIn.ts';

describe('isRoundedFrom(written, values)', () => {
  it.each([
    ['1.04e-5', [1.043362e-5], true],
    ['1.035e-5', [1.043362e-5], false],
    ['10.7e-3', [0.0107479], true],
    ['10.8e-3', [0.0107479], false],
    ['16.9', [16.95], true],
    ['17.0', [16.95], true],
    ['−3', [-3.2], true],
    ['1,800', [1800], true],
    ['12', [11, 13], false],
  ])('compares %s with %j', (written, values, found) => {
    expect(isRoundedFrom(written, values)).toBe(found);
  });
});

it('numbersOf(value) finds the numbers in arrays, objects and texts', () => {
  expect(numbersOf({ a: [1, { b: 'seed 2, α = 0.5' }], c: null })).toEqual([1, 2, 0.5]);
});

const THEORY = 'packages/theory/experiments/records/';

/** A number of a table, and those of the records in which it must be found. */
interface Figure {
  readonly row: string;
  readonly written: string;
  readonly values: readonly number[];
}

/** Figures of the table of figures: published ones among the expected values of its records, ours among the measured ones. */
function figures(): Figure[] {
  const names = readdirSync(new URL(THEORY, ROOT)).filter((name) => name.endsWith('.json'));
  return rowsOf('figure').flatMap(([figure, quantity, published, ours]) => {
    const starts = figure!
      .split(', ')
      .map((name) => `${/^\d/.test(name) ? `fig${name.padStart(2, '0')}` : name}-`);
    const results = names
      .filter((name) => starts.some((start) => name.startsWith(start)))
      .flatMap((name) => resultsOf(name) as { ours: unknown; expected: unknown; quantity: string }[]);
    const of = (cell: string, values: unknown): Figure[] =>
      numbersIn(cell).map((written) => ({ row: quantity!, written, values: numbersOf(values) }));
    return [
      ...of(
        published!,
        results.map(({ expected, quantity: name }) => [expected, name]),
      ),
      // The sentence about kernels names a published number too.
      ...of(
        ours!,
        results.map((result) => (ours!.includes('published') ? result : [result.ours, result.quantity])),
      ),
    ];
  });
}

function rowsOf(title: string): readonly (readonly string[])[] {
  const readme = readFileSync(new URL('packages/theory/README.md', ROOT), 'utf8');
  return tablesIn(readme).find(({ head }) => head[0] === title)!.rows;
}

function resultsOf(name: string): readonly unknown[] {
  return (JSON.parse(readFileSync(new URL(THEORY + name, ROOT), 'utf8')) as { results: unknown[] }).results;
}

describe.each([['figures', figures(), 60]] as const)(
  'the table of %s in the README of theory',
  (_, found, least) => {
    it('has numbers that are in the records, rounded', () => {
      expect(found.length).toBeGreaterThan(least);
      const missing = found.filter(({ written, values }) => !isRoundedFrom(written, values));
      expect(missing.map(({ row, written }) => `${row}: ${written}`)).toEqual([]);
    });

    it('has numbers of which most would not be found with another last digit', () => {
      const changed = found.map(({ written, values }) => {
        const last = written.split('e')[0]!.length - 1;
        const digit = (Number(written[last]) + 3) % 10;
        return isRoundedFrom(`${written.slice(0, last)}${digit}${written.slice(last + 1)}`, values);
      });
      expect(changed.filter(Boolean).length / changed.length).toBeLessThan(0.35);
    });
  },
);
