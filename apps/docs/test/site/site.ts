import {
  type Browser,
  type BrowserContext,
  hasChromium,
  inChromium,
  launchChromium,
  type Page,
} from '@fourier-features/testing/browser';
import { afterAll, beforeAll, describe } from 'vitest';
import { type ServedSite, serveSite } from '../../server/serveSite.ts';
import { builtSite } from './builtSite.ts';
import { type Faults, followFaults } from './faults.ts';
import { watchMainThread } from './mainThread.ts';
import { type Variant, variants } from './variants.ts';

/** A page of the site that is open in Chromium. */
export interface OpenPage {
  readonly page: Page;
  /** What went wrong since the page was opened. */
  readonly faults: Faults;
}

/** The site in one variant. */
export interface Site {
  readonly variant: Variant;
  /** Opens a page by its path within the site, such as `tasks/ct/`. */
  open(path: string): Promise<OpenPage>;
}

/** Describes tests of the built site once for each variant; they are skipped where there is no Chromium. */
export function describeSite(
  title: string,
  tests: (site: Site) => void,
  which: readonly Variant[] = variants,
): void {
  describe.skipIf(!hasChromium).each(which)(inChromium(`${title}, $name`), (variant) => {
    let browser: Browser;
    let context: BrowserContext;
    let served: ServedSite;
    beforeAll(async () => {
      const { base, isolated, width, height, colorScheme, webgpu = false } = variant;
      served = await serveSite({ folder: builtSite(base), base, port: 0, isolated });
      browser = await launchChromium({ webgpu });
      context = await browser.newContext({
        viewport: { width, height },
        colorScheme,
        reducedMotion: 'reduce',
      });
      await context.addInitScript(withoutServiceWorkers);
      // Machines that run tests are busy; the test's own limit ends what hangs.
      context.setDefaultTimeout(0);
      await context.addInitScript(watchMainThread);
    });
    afterAll(async () => {
      await browser?.close();
      await served?.close();
    });
    tests({
      variant,
      async open(path) {
        const page = await context.newPage();
        const faults = followFaults(page, served.url);
        await page.goto(served.url + path);
        return { page, faults };
      },
    });
  });
}

/** Runs in the page before its own scripts: a browser that does not offer service workers, as in some private windows. */
function withoutServiceWorkers(): void {
  Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });
}
