import { hasChromium } from '@fourier-features/testing/browser';
import { describe, expect, test } from 'vitest';
import { brokenLinks } from './site/brokenLinks.ts';
import { builtSite } from './site/builtSite.ts';
import { variants } from './site/variants.ts';

// The site is built for the tests in Chromium.
const built = hasChromium;

describe.skipIf(!built).each(variants)('links of the site at $base', ({ base }) => {
  test('all lead somewhere', () => {
    const { count, broken } = brokenLinks(builtSite(base), base);
    expect(broken).toEqual([]);
    expect(count).toBeGreaterThan(500);
  });
});
