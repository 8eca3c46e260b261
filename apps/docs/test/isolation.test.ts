import { hasChromium, launchChromium } from '@fourier-features/testing/browser';
import { describe, expect, test } from 'vitest';
import { serveSite } from '../server/serveSite.ts';
import { builtSite } from './site/builtSite.ts';

describe.skipIf(!hasChromium)('on a host that sends no headers', () => {
  test('the service worker isolates every page after the first', async () => {
    const base = '/fourier-features/';
    const site = await serveSite({ folder: builtSite(base), base, port: 0, isolated: false });
    const browser = await launchChromium();
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(site.url);
    expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(false);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller)
        await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve));
    });
    await page.goto(`${site.url}tasks/ct/`);
    expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true);
    await browser.close();
    await site.close();
  });
});
