import { expect, test } from 'vitest';
import { builtSite } from './site/builtSite.ts';
import { seriousViolations } from './site/seriousViolations.ts';
import { describeSite, type Site } from './site/site.ts';
import { sitePages } from './site/sitePages.ts';
import { variants } from './site/variants.ts';

/** Machines that run tests are busy, and there are many pages. */
const LIMIT_MS = 900_000;

/** Pages opened at a time. */
const TABS = 3;

describeSite('every page', (site) => {
  test(
    'has no serious fault of accessibility, fits the screen, and asks nothing of other hosts',
    async () => {
      const all = sitePages(builtSite(site.variant.base));
      expect(all).toContain('');
      // Pages of the reference are long, many, and of one form: each is opened in one of the variants.
      const own = variants.indexOf(site.variant);
      const paths = all.filter((path, i) => !path.startsWith('reference/') || i % variants.length === own);
      const faults: string[] = [];
      const next = paths.values();
      await Promise.all(
        Array.from({ length: TABS }, async () => {
          for (const path of next) faults.push(...(await faultsOf(site, path)));
        }),
      );
      expect(faults).toEqual([]);
    },
    LIMIT_MS,
  );
});

async function faultsOf(site: Site, path: string): Promise<string[]> {
  const { page, faults } = await site.open(path);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  const lines = [
    ...(await seriousViolations(page)),
    ...(wide > 0 ? [`is ${wide} px wider than the screen`] : []),
    ...faults.console,
    ...faults.foreign.map((url) => `asks ${url}`),
    ...faults.failed,
  ];
  await page.close();
  return lines.map((line) => `/${path}: ${line}`);
}
