import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { chromiumPath } from './chromiumPath.ts';

export type { Browser, BrowserContext, Page } from 'playwright-core';

/** No sandbox, since containers do not allow one; the rest keeps the browser from contacting its vendor's servers. */
const FLAGS = [
  '--no-sandbox',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Chromium offers WebGPU on its software adapter, SwiftShader, only to those who ask for what is unsafe. */
const WEBGPU_FLAG = '--enable-unsafe-webgpu';
const TYPES: Record<string, string> = { html: 'text/html', js: 'text/javascript', wasm: 'application/wasm' };

/** Headers with which a page is isolated, so that it may share memory with workers. */
export const ISOLATION: Readonly<Record<string, string>> = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Whether there is a Chromium to test in. */
export const hasChromium: boolean = existsSync(chromiumPath);

/** Returns the title of tests that run in Chromium, which says why they are skipped if there is none. */
export function inChromium(what: string): string {
  return `${what} in Chromium${hasChromium ? '' : ` (skipped: no ${chromiumPath}; set CHROMIUM to one)`}`;
}

/** Contents of files by their paths, which begin with a slash. */
export type PageFiles = ReadonlyMap<string, string | Uint8Array>;

/** A browser with pages that are bundled for production. */
export interface TestBrowser {
  /** Bundles the page whose `index.html` is in a folder, serves it with the given headers, and opens it. */
  open(folder: URL, headers?: Readonly<Record<string, string>>): Promise<Page>;
  /** Serves files by their paths, of which `/index.html` is the page, with the given headers, and opens it. */
  openFiles(files: PageFiles, headers?: Readonly<Record<string, string>>): Promise<Page>;
  /** Paths that pages requested so far, workers included, in this order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Whether pages get WebGPU, on the software adapter if there is no GPU; not by default. */
  webgpu?: boolean;
}

/** Starts Chromium. */
export function launchChromium({ webgpu = false }: LaunchOptions = {}): Promise<Browser> {
  const args = webgpu ? [...FLAGS, WEBGPU_FLAG] : FLAGS;
  return chromium.launch({ executablePath: chromiumPath, args, timeout: 0 });
}

/** Waits until a page's script has defined a property of `window`. */
export async function untilDefined(page: Page, name: string): Promise<void> {
  // A page that is not shown may get no frames, in which Playwright would look by default.
  await page.waitForFunction((property) => property in window, name, { polling: 50 });
}

/** Starts Chromium for pages that are bundled for the test. */
export async function testBrowser(options?: LaunchOptions): Promise<TestBrowser> {
  const browser = await launchChromium(options);
  const servers: Server[] = [];
  const requests: string[] = [];
  const openFiles: TestBrowser['openFiles'] = async (files, headers = {}) => {
    const server = await serve(files, headers, requests);
    servers.push(server);
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return page;
  };
  return {
    requests,
    open: async (folder, headers) => openFiles(await bundle(folder), headers),
    openFiles,
    close: async () => {
      await browser.close();
      for (const server of servers) server.close();
    },
  };
}

async function bundle(folder: URL): Promise<PageFiles> {
  const result = await build({
    root: fileURLToPath(folder),
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: { write: false },
  });
  return new Map(
    (result as Rolldown.RolldownOutput).output.map((file) => [
      `/${file.fileName}`,
      'code' in file ? file.code : file.source,
    ]),
  );
}

async function serve(
  files: PageFiles,
  headers: Readonly<Record<string, string>>,
  requests: string[],
): Promise<Server> {
  const server = createServer(({ url }, response) => {
    const path = url === '/' ? '/index.html' : url!;
    // Chromium asks for it of its own accord, sooner or later.
    if (path !== '/favicon.ico') requests.push(path);
    const content = files.get(path);
    response.writeHead(content === undefined ? 404 : 200, {
      ...headers,
      'Content-Type': TYPES[path.split('.').pop()!] ?? 'text/plain',
    });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
