import type { Page } from 'playwright-core';

/** What went wrong in a page, a line each. */
export interface Faults {
  /** Errors and warnings of the console, errors that nobody caught. */
  readonly console: readonly string[];
  /** Requests to other hosts, and WebSockets. */
  readonly foreign: readonly string[];
  /** Requests of the site's own that failed. */
  readonly failed: readonly string[];
}

/** What a software renderer of WebGL says of its own speed when a canvas is read. */
const OF_THE_DRIVER = /GL Driver Message \(OpenGL, Performance/;

/** Follows what goes wrong in a page. */
export function followFaults(page: Page, siteUrl: string): Faults {
  const faults = { console: [] as string[], foreign: [] as string[], failed: [] as string[] };
  const { origin } = new URL(siteUrl);
  page.on('console', (message) => {
    const isFault = message.type() === 'error' || message.type() === 'warning';
    if (isFault && !OF_THE_DRIVER.test(message.text())) faults.console.push(message.text());
  });
  page.on('pageerror', (error) => faults.console.push(String(error)));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.origin !== origin) faults.foreign.push(url.href);
  });
  // The site has none of its own either.
  page.on('websocket', (socket) => faults.foreign.push(socket.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) faults.failed.push(`${response.status()} ${response.url()}`);
  });
  return faults;
}
