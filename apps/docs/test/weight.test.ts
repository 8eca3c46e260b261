import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { describeSite } from './site/site.ts';
import { variants } from './site/variants.ts';

/** What is compressed already. */
const COMPRESSED = /\.(?:woff2|webp|png|jpg|gz)$/;

describeSite(
  'the first view of the front page',
  (site) => {
    test('takes under 500 kB compressed, and under 100 kB of scripts', async () => {
      const { page } = await site.open('');
      await page.waitForLoadState('networkidle');
      const loaded = await page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => name),
      );
      const sizes = await Promise.all(
        [...new Set([page.url(), ...loaded])].map(async (url) => {
          const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
          const size = COMPRESSED.test(url) ? bytes.length : gzipSync(bytes).length;
          return { url, size };
        }),
      );
      const total = (of: typeof sizes): number => of.reduce((sum, { size }) => sum + size, 0);
      expect(total(sizes)).toBeLessThan(500_000);
      expect(total(sizes.filter(({ url }) => url.endsWith('.js')))).toBeLessThan(100_000);
      await page.close();
    });
  },
  variants.slice(0, 1),
);
