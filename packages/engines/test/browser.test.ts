import {
  hasChromium,
  ISOLATION,
  inChromium,
  type TestBrowser,
  testBrowser,
  untilDefined,
} from '@fourier-features/testing/browser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

describe.skipIf(!hasChromium)(inChromium('chooseEngine'), () => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await testBrowser();
  });
  afterAll(() => browser?.close());

  test.each([
    ['an isolated', ISOLATION, true],
    ['another', {}, false],
  ] as const)('describes the threads of %s page', async (_, headers, isolated) => {
    const page = await browser.open(new URL('page/', import.meta.url), headers);
    await untilDefined(page, 'describe');
    const [description, processors] = await page.evaluate(
      async () => [await window.describe(), navigator.hardwareConcurrency] as const,
    );
    await page.close();
    const threads = isolated ? Math.min(processors, 64) : 1;
    expect(description).toMatch(
      new RegExp(`^wasm engine, [a-z-]+, ${threads} threads? on ${processors} processors?`),
    );
    expect(description.includes('Cross-Origin-Opener-Policy')).toBe(processors > threads);
  });
});
