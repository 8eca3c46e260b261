import { isRoundedFrom, numbersIn, numbersOf, published } from '@fourier-features/readmes';
import { expect, test } from 'vitest';
import { recordNumbers } from './results/recordNumbers.ts';
import { type ResultsPage, readResultsPage } from './results/resultsPage.ts';
import { statedNumbers } from './results/statedNumbers.ts';
import { builtSite } from './site/builtSite.ts';
import { describeSite } from './site/site.ts';
import { sitePages } from './site/sitePages.ts';
import { variants } from './site/variants.ts';

/** Numbers that name something: figures, tables and sections of the papers, types, names. */
const NAMES = /(figures?|tables?|section|et al\.) [A-Z]?\.?\d+[a-z]?|float32|AVX-512|AVX2|Colin27|3D/gi;

/** A number of a table or of a text, and those among which it must be found. */
interface Written {
  readonly at: string;
  readonly written: string;
  readonly values: readonly number[];
}

describeSite(
  'pages of results',
  (site) => {
    test('have numbers of their records or of the published tables only, and no empty figure', async () => {
      const pages = sitePages(builtSite(site.variant.base)).filter((path) => path.startsWith('results/'));
      expect(pages.length).toBeGreaterThan(9);
      const inTables: Written[] = [];
      const inTexts: Written[] = [];
      for (const path of pages) {
        const { page } = await site.open(path);
        const shown = await readResultsPage(page);
        await page.close();
        inTables.push(...numbersOfTables(path, shown));
        inTexts.push(...numbersOfText(path, shown));
        for (const { label, marks, outside } of shown.charts) {
          expect([marks > 2, outside], `${path}: ${label}`).toEqual([true, 0]);
          expect(label).not.toMatch(/NaN|Infinity|undefined/);
        }
      }
      expect(missing(inTables)).toEqual([]);
      expect(missing(inTexts)).toEqual([]);
      // The look-up would not find another last digit, for most numbers of three significant digits and more.
      const precise = inTables.filter(({ written }) => significant(written).length > 2);
      expect(precise.length).toBeGreaterThan(300);
      expect(missing(precise.map(withOtherDigit)).length / precise.length).toBeGreaterThan(0.65);
    });
  },
  variants.slice(0, 1),
);

function numbersOfTables(path: string, { tables }: ResultsPage): Written[] {
  return tables.flatMap(({ records, cells }) => {
    const values = valuesOf(records);
    return cells.flatMap((cell) =>
      numbersIn(cell).map((written) => ({ at: `${path}: ${cell}`, written, values })),
    );
  });
}

function numbersOfText(path: string, { records, prose }: ResultsPage): Written[] {
  const name = path.split('/')[1] || 'index';
  const values = [...valuesOf(records), ...statedNumbers(name)];
  const percents = values.map((value) => 100 * value);
  const text = prose.replaceAll(NAMES, '');
  return [...text.matchAll(/[-−]?\d[\d,]*(?:\.\d+)?(?<percent> %)?/g)].map((match) => ({
    at: `${path}: …${text.slice(Math.max(0, match.index - 30), match.index + 20)}…`,
    written: numbersIn(match[0])[0]!,
    values: match.groups!['percent'] ? percents : values,
  }));
}

/** Returns what records hold, and the published tables and protocols of the packages that made them. */
function valuesOf(records: readonly string[]): number[] {
  const packages = new Set(records.map((path) => path.split('/')[1]!));
  return [...records.flatMap(recordNumbers), ...[...packages].flatMap((name) => numbersOf(published[name]))];
}

function missing(all: readonly Written[]): string[] {
  return all
    .filter(({ written, values }) => !isRoundedFrom(written, values))
    .map(({ at, written }) => `${written} in ${at}`);
}

function significant(written: string): string {
  return written.replaceAll(/\D/g, '').replace(/^0+/, '');
}

function withOtherDigit({ written, ...rest }: Written): Written {
  const last = written.split('e')[0]!.length - 1;
  const digit = (Number(written[last]) + 3) % 10;
  return { ...rest, written: `${written.slice(0, last)}${digit}${written.slice(last + 1)}` };
}
