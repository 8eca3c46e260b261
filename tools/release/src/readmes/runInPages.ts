import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ISOLATION, testBrowser, untilDefined } from '@fourier-features/testing/browser';
import { writeFiles } from '../writeFiles.ts';

const PAGE = '<!doctype html><script type="module" src="./main.ts"></script>';
const MAIN = `import('./block.ts').then(
  () => Object.assign(window, { outcome: '' }),
  (error) => Object.assign(window, { outcome: String(error?.stack ?? error) }),
);
`;
const MOST_SECONDS = 120;

/** Runs in the page. */
const outcomeOf = (): string => (window as unknown as { outcome: string }).outcome;

/**
 * Runs modules in Chromium, each in a page of its own that Vite bundles in the project.
 *
 * @param folder the project's, in which packages are found.
 * @returns for each module in turn, undefined if it ran to its end, otherwise what went wrong.
 */
export async function runInPages(
  codes: readonly string[],
  folder: string,
): Promise<readonly (string | undefined)[]> {
  const browser = await testBrowser({ webgpu: true });
  try {
    const outcomes: (string | undefined)[] = [];
    for (const [index, code] of codes.entries()) {
      const root = join(folder, 'pages', `${index}`);
      await writeFiles(root, { 'index.html': PAGE, 'main.ts': MAIN, 'block.ts': `${code}\nexport {};\n` });
      const page = await browser.open(pathToFileURL(`${root}/`), ISOLATION);
      page.setDefaultTimeout(1000 * MOST_SECONDS);
      const late = await untilDefined(page, 'outcome').then(
        () => undefined,
        () => `the page took more than ${MOST_SECONDS} s`,
      );
      outcomes.push(late ?? ((await page.evaluate(outcomeOf)) || undefined));
      await page.close();
    }
    return outcomes;
  } finally {
    await browser.close();
  }
}
