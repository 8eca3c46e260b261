import type { EngineName } from '@fourier-features/engines';
import {
  hasChromium,
  ISOLATION,
  inChromium,
  type TestBrowser,
  testBrowser,
  untilDefined,
} from '@fourier-features/testing/browser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** A policy that forbids blobs. */
const STRICT = { 'Content-Security-Policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'" };

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
      async () => [await window.describe('auto'), navigator.hardwareConcurrency] as const,
    );
    await page.close();
    const threads = isolated ? Math.min(processors, 64) : 1;
    expect(description).toMatch(
      new RegExp(`^wasm engine, [a-z-]+, ${threads} threads? on ${processors} processors?`),
    );
    expect(description.includes('Cross-Origin-Opener-Policy')).toBe(processors > threads);
  });

  test('describes why it computes on one thread under a policy that forbids its workers', async () => {
    const page = await browser.open(new URL('page/', import.meta.url), { ...ISOLATION, ...STRICT });
    await untilDefined(page, 'describe');
    const description = await page.evaluate(() => window.describe('wasm'));
    await page.close();
    expect(description).toMatch(
      /^wasm engine, [a-z-]+, 1 thread on \d+ processors?; no worker started: this page may not start workers from blob: URLs, .*; pass createWorker/,
    );
  });
});

describe.skipIf(!hasChromium)(inChromium('chooseEngine with WebGPU'), () => {
  let browser: TestBrowser;
  beforeAll(async () => {
    browser = await testBrowser({ webgpu: true });
  });
  afterAll(() => browser?.close());

  test('downloads the WebGPU engine only if it is to be used', async () => {
    const page = await browser.open(new URL('page/', import.meta.url));
    await page.waitForFunction(() => 'describe' in window);
    const described = async (name: EngineName): Promise<[description: string, scripts: number]> => {
      const before = browser.requests.length;
      const description = await page.evaluate((engine) => window.describe(engine), name);
      return [description, browser.requests.slice(before).filter((path) => path.endsWith('.js')).length];
    };
    const [automatic, none] = await described('auto');
    expect(automatic).toMatch(/^wasm engine, .*webgpu \(only a software adapter, google swiftshader\)$/);
    expect(none).toBe(0);
    const [byName, one] = await described('webgpu');
    expect(byName).toBe(
      'webgpu engine, google swiftshader, a software adapter that computes on the CPU, slowly',
    );
    expect(one).toBe(1);
    await page.close();
  });

  test('opens the WebGPU engine under a policy that forbids blobs and WebAssembly', async () => {
    const headers = { 'Content-Security-Policy': "default-src 'self'" };
    const page = await browser.open(new URL('page/', import.meta.url), headers);
    await untilDefined(page, 'describe');
    const description = await page.evaluate(() => window.describe('webgpu'));
    await page.close();
    expect(description).toMatch(/^webgpu engine, google swiftshader/);
  });
});
