import {
  hasChromium,
  ISOLATION,
  inChromium,
  type TestBrowser,
  testBrowser,
  untilDefined,
} from '@fourier-features/testing/browser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { train } from './page/train.ts';

describe.skipIf(!hasChromium)(inChromium('wasmEngine'), () => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await testBrowser();
  });
  afterAll(() => browser?.close());

  async function trainInPage(headers: Readonly<Record<string, string>>, threads: number) {
    const page = await browser.open(new URL('page/', import.meta.url), headers);
    await untilDefined(page, 'trainHere');
    const isolated = await page.evaluate(() => crossOriginIsolated);
    const result = await page.evaluate((count) => window.trainHere({ threads: count }), threads);
    await page.close();
    return { isolated, ...result };
  }

  test('trains on threads in an isolated page to the same bits as in Node', async () => {
    const { isolated, ...inPage } = await trainInPage(ISOLATION, 2);
    expect(isolated).toBe(true);
    expect(inPage).toEqual(await train({ threads: 2 }));
  });

  test('trains on one thread in a page that is not isolated to the same bits', async () => {
    const { isolated, ...inPage } = await trainInPage({}, 2);
    expect(isolated).toBe(false);
    const threadLimit =
      'more need a cross-origin isolated page: serve it with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp';
    expect(inPage).toEqual({ ...(await train({ threads: 1 })), threadLimit });
  });
});
