import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { train } from './page/train.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
/** No sandbox, since containers do not allow one; the rest keeps the browser from contacting its vendor's servers. */
const FLAGS = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', wasm: 'application/wasm' };

type Files = ReadonlyMap<string, Rolldown.RolldownOutput['output'][number]>;

/** Bundles the page for production, and returns its files by path. */
async function bundle(): Promise<Files> {
  const result = await build({
    root: fileURLToPath(new URL('page', import.meta.url)),
    logLevel: 'error',
    build: { write: false },
  });
  return new Map((result as Rolldown.RolldownOutput).output.map((file) => [`/${file.fileName}`, file]));
}

/** Serves the page with the given headers. */
async function serve(files: Files, headers: Record<string, string>): Promise<Server> {
  const server = createServer(({ url }, response) => {
    const path = url === '/' ? '/index.html' : url!;
    const file = files.get(path);
    response.writeHead(file ? 200 : 404, {
      ...headers,
      'Content-Type': TYPES[path.split('.').pop()!] ?? 'text/plain',
    });
    response.end(file && ('code' in file ? file.code : file.source));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const found = existsSync(executablePath);
const title = `wasmEngine in Chromium${found ? '' : ` (skipped: no ${executablePath}; set CHROMIUM to one)`}`;

describe.skipIf(!found)(title, () => {
  let browser: Browser;
  let files: Files;
  const servers: Server[] = [];
  beforeAll(async () => {
    files = await bundle();
    browser = await chromium.launch({ executablePath, args: FLAGS, timeout: 0 });
  });
  afterAll(async () => {
    await browser?.close();
    for (const server of servers) server.close();
  });

  async function trainInPage(headers: Record<string, string>, threads: number) {
    const server = await serve(files, headers);
    servers.push(server);
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    // A page that is not shown may get no frames, which Playwright would wait for by default.
    await page.waitForFunction(() => 'trainHere' in window, undefined, { polling: 50 });
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
    expect(inPage).toEqual(await train({ threads: 1 }));
  });
});
