import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from '@fourier-features/testing/browser';
import type { AxeResults } from 'axe-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** How a visitor sees the page. */
export interface Screen {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
}

export const SCREENS: readonly Screen[] = [
  { name: 'desktop, light', width: 1000, height: 480, colorScheme: 'light' },
  { name: 'phone, dark', width: 390, height: 560, colorScheme: 'dark' },
];

/** A page that is open, and what went wrong in it. */
export interface OpenedPage {
  readonly page: Page;
  /** Errors, warnings, requests that failed or that went to another host; a line each. */
  readonly faults: readonly string[];
}

/** What is said of the speed of WebGL in software, and of the test, which reads canvases. */
const ABOUT_SPEED = /GL Driver Message|willReadFrequently/;

/** Opens an address, and follows what goes wrong. */
export async function openPage(
  browser: Browser,
  url: string,
  screen: Screen = SCREENS[0]!,
): Promise<OpenedPage> {
  const { width, height, colorScheme } = screen;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme });
  page.setDefaultTimeout(0);
  const faults: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !ABOUT_SPEED.test(message.text()))
      faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => {
    const { protocol, origin, href } = new URL(request.url());
    if (protocol !== 'blob:' && origin !== new URL(url).origin) faults.push(`asks ${href}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(url);
  return { page, faults };
}

/** Returns what axe finds that keeps people from using the page, and how far the page is wider than the screen. */
export async function pageFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate<AxeResults, string[]>(
    (values) =>
      (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, {
        runOnly: values,
        resultTypes: ['violations'],
      }),
    STANDARDS,
  );
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return [
    ...violations.map(
      ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(' ')).join('; ')}`,
    ),
    ...(wide > 0 ? [`is ${wide} px wider than the screen`] : []),
  ];
}

/** Waits until every field is rendered in full, as large as the screen shows it, and returns the first one's pixels. */
export async function renderedField(page: Page): Promise<{ width: number; height: number; rgba: number[] }> {
  await page.waitForFunction(() => {
    const canvases = [...document.querySelectorAll('canvas')];
    return (
      canvases.length > 0 &&
      canvases.every(({ width, clientWidth }) => width > 1 && Math.abs(width - clientWidth) <= 1)
    );
  });
  return page.evaluate(() => {
    const canvas = document.querySelector('canvas')!;
    const { width, height } = canvas;
    return { width, height, rgba: [...canvas.getContext('2d')!.getImageData(0, 0, width, height).data] };
  });
}
