import { gzipSync } from 'node:zlib';
import { expectClose } from '@fourier-features/testing';
import {
  hasChromium,
  inChromium,
  type Page,
  type TestBrowser,
  testBrowser,
  untilDefined,
} from '@fourier-features/testing/browser';
import { referenceEngine } from '@fourier-features/testing/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Trained, train } from './page/train.ts';
import type { Answer } from './page/worker.ts';

const PAGE = new URL('page/', import.meta.url);

describe.skipIf(!hasChromium)(inChromium('webgpuEngine in a worker'), () => {
  let browser: TestBrowser;
  let page: Page;
  let first: Extract<Answer, { trained: Trained }>;
  /** What the page requested for its first training. */
  let requested: readonly string[];
  beforeAll(async () => {
    browser = await testBrowser({ webgpu: true });
    page = await browser.open(PAGE);
    await untilDefined(page, 'trainOnGpu');
    const before = browser.requests.length;
    first = await trainOnGpu();
    requested = browser.requests.slice(before);
  });
  afterAll(() => browser?.close());

  async function trainOnGpu(): Promise<Extract<Answer, { trained: Trained }>> {
    const answer = await page.evaluate(() => window.trainOnGpu());
    if ('failure' in answer) throw new Error(answer.failure);
    return answer;
  }

  test('says which adapter it computes on', () => {
    expect(first.adapter).toMatch(/swiftshader/i);
    expect(first.software).toBe(true);
  });

  test('trains as the float64 reference does', async () => {
    expectTrained(first.trained, await train(referenceEngine()));
  });

  test('trains as wasmEngine does in the page', async () => {
    expectTrained(first.trained, await page.evaluate(() => window.trainOnCpu()));
  });

  test('trains to the same bits in another worker', async () => {
    expect((await trainOnGpu()).trained).toEqual(first.trained);
  });

  test('requests one script for the worker and nothing else, of less than 40 kB compressed', async () => {
    expect(requested).toEqual([expect.stringMatching(/^\/assets\/worker-.*\.js$/)]);
    const script = await page.evaluate(async (path) => (await fetch(path)).text(), requested[0]!);
    expect(gzipSync(script).length).toBeLessThan(40_000);
  });
});

/** Expects losses and values to be those of another engine within what rounding in float32 grows to in ten steps. */
function expectTrained(found: Trained, expected: Trained): void {
  expect(expected.losses.at(-1)).toBeLessThan(0.9 * expected.losses[0]!);
  expectClose(found.losses, expected.losses, 1e-6);
  expectClose(found.values, expected.values, 2e-5);
}
