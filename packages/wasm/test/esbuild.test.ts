import {
  hasChromium,
  ISOLATION,
  inChromium,
  type Page,
  type PageFiles,
  type TestBrowser,
  testBrowser,
  untilDefined,
} from '@fourier-features/testing/browser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundlePage } from './esbuild/bundlePage.ts';
import { type Outcome, train } from './page/train.ts';

type Headers = Readonly<Record<string, string>>;

/** Forbids blobs. */
const STRICT: Headers = {
  'Content-Security-Policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
};
const STRICT_ISOLATION: Headers = { ...ISOLATION, ...STRICT };
const NO_WEBASSEMBLY: Headers = { 'Content-Security-Policy': "default-src 'self'" };
const CURE = "; pass the module's URL or bytes as the option module";

describe.skipIf(!hasChromium)(inChromium('wasmEngine in a bundle of esbuild'), () => {
  let browser: TestBrowser;
  let files: PageFiles;
  let inNode: Outcome;
  const pages = new Map<Headers, Promise<Page>>();
  beforeAll(async () => {
    [browser, files, inNode] = await Promise.all([testBrowser(), bundlePage('file'), train({ threads: 1 })]);
  });
  afterAll(() => browser?.close());

  async function open(served: PageFiles, headers: Headers): Promise<Page> {
    const page = await browser.openFiles(served, headers);
    await untilDefined(page, 'trainWith');
    return page;
  }

  /** Trains in the page with these headers. */
  async function trainWith(setting: string, headers: Headers): Promise<Outcome | string> {
    const opening = pages.get(headers) ?? open(files, headers);
    pages.set(headers, opening);
    return (await opening).evaluate((name) => window.trainWith(name), setting);
  }

  test('says that its module is not served, with URL, status and cure', async () => {
    expect(await trainWith('nothing', STRICT)).toMatch(
      new RegExp(
        `^Error: wasmEngine: http://127\\.0\\.0\\.1:\\d+/modules/relaxed\\.wasm must be served, got HTTP status 404${CURE}$`,
      ),
    );
  });

  test('says that a bundle without import.meta.url cannot locate its module, and takes the option', async () => {
    const page = await open(await bundlePage('file', 'iife'), STRICT_ISOLATION);
    expect(await page.evaluate(() => window.trainWith('nothing'))).toBe(
      `Error: wasmEngine: relaxed.wasm cannot be located, since this bundle does not know its own URL (import.meta.url)${CURE}`,
    );
    expect(await page.evaluate(() => window.trainWith('a worker'))).toEqual({ ...inNode, threads: 2 });
  });

  test.each([
    ['a module that is not served', `/missing\\.wasm must be served, got HTTP status 404${CURE}$`],
    ['a page as module', `/index\\.html \\(text/html\\) is not a WebAssembly module${CURE}$`],
    [
      'a module of a server that does not answer',
      `^Error: wasmEngine: http://127\\.0\\.0\\.1:9/relaxed\\.wasm cannot be fetched \\(.+${CURE}$`,
    ],
  ])('says what is wrong with %s', async (setting, message) => {
    for (const headers of [ISOLATION, STRICT])
      expect(await trainWith(setting, headers)).toMatch(new RegExp(message));
  });

  test('trains with the URLs of modules to the bits of Node', async () => {
    expect(await trainWith('both modules', ISOLATION)).toEqual({ ...inNode, threads: 2 });
  });

  test('trains with the bytes of modules to the bits of Node', async () => {
    const page = await open(await bundlePage('binary'), ISOLATION);
    expect(await page.evaluate(() => window.trainWith('both modules'))).toEqual({ ...inNode, threads: 2 });
  });

  test.each([
    ['without a policy', ISOLATION],
    ['under a policy that forbids blobs', STRICT_ISOLATION],
  ])("trains on workers of the page's own to the same bits, %s", async (_, headers) => {
    expect(await trainWith('a worker', headers)).toEqual({ ...inNode, threads: 2 });
  });

  test.each([
    [
      'both modules',
      'this page may not start workers from blob: URLs, which a Content-Security-Policy forbids',
    ],
    ['a worker that is not served', 'the file of a worker from createWorker did not load'],
    ['another worker', 'a worker failed: Uncaught Error: another program'],
    ['a function that throws', 'createWorker failed: no workers today'],
  ])(
    'trains on one thread to the same bits under that policy with %s, and says why',
    async (setting, why) => {
      const threadLimit = expect.stringContaining(`no worker started: ${why}`);
      expect(await trainWith(setting, STRICT_ISOLATION)).toEqual({ ...inNode, threadLimit });
    },
  );

  test('says in a page that is not isolated what threads need', async () => {
    const threadLimit = expect.stringMatching(/^more need a cross-origin isolated page: /);
    expect(await trainWith('a worker', STRICT)).toEqual({ ...inNode, threadLimit });
  });

  test('says that a policy forbids WebAssembly, and what allows it', async () => {
    expect(await trainWith('both modules', NO_WEBASSEMBLY)).toBe(
      "Error: wasmEngine: a Content-Security-Policy forbids WebAssembly here, unless its script-src has 'wasm-unsafe-eval'",
    );
  });
});
