import { hasChromium, inChromium, launchChromium, type Page } from '@fourier-features/testing/browser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contestantNames } from '../../src/page/contestantNames.ts';
import { type ServedPage, servePage } from '../../src/page/servePage.ts';

describe.skipIf(!hasChromium)(inChromium('the page of bench'), () => {
  let served: ServedPage;
  beforeAll(async () => {
    served = await servePage(0, new URL('../../dist/testPage/', import.meta.url));
  });
  afterAll(() => served?.close());

  /** Opens the page in a browser of its own. */
  async function withPage(query: string, webgpu: boolean, use: (page: Page) => Promise<void>): Promise<void> {
    const browser = await launchChromium({ webgpu });
    try {
      const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
      const page = await context.newPage();
      page.setDefaultTimeout(0);
      await page.goto(`${served.url}?${query}`);
      await use(page);
    } finally {
      await browser.close();
    }
  }
  const status = (page: Page) => page.getByRole('status').textContent();
  const until = async (page: Page, expected: string | RegExp) =>
    expect.poll(() => status(page), { timeout: 110_000, interval: 100 }).toMatch(expected);

  test('times all contestants with equal losses and copies the table as Markdown', async () => {
    await withPage('workload=2x16-300&rounds=2', true, async (page) => {
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
      await page.getByRole('button', { name: 'Start' }).click();
      await until(page, 'Done.');
      const cells = await page
        .locator('#table tr')
        .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
      const [head, ...rows] = cells as [string[], ...string[][]];
      const names = contestantNames.flatMap((name) =>
        name === 'webgpu' ? [name, `${name}, again`] : [name],
      );
      expect(rows.map(([name]) => name)).toEqual(names);
      const column = (title: string) => rows.map((row) => row[head.indexOf(title)]!);
      for (const title of ['ms per step', 'least', 'steps/s', 'GFLOP/s', '× wasm']) {
        for (const text of column(title)) expect(Number(text.replaceAll(',', ''))).toBeGreaterThan(0);
      }
      const losses = column('loss after 5 steps').map(Number);
      for (const loss of losses) expect(loss).toBeCloseTo(losses[0]!, 4);
      await page.getByRole('button', { name: 'Copy as Markdown' }).click();
      await until(page, 'Copied.');
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      for (const row of cells) expect(copied).toContain(`${row.join(' | ')} |`);
      expect(copied).toMatch(/^- Adapter: google swiftshader/m);
    });
  });

  test('times what runs without WebGPU and says why others do not', async () => {
    await withPage('workload=2x16-300&rounds=1', false, async (page) => {
      await page.getByRole('button', { name: 'Start' }).click();
      await until(page, 'Done.');
      expect(await page.locator('#table tr').count()).toBe(3);
      const notes = await page.locator('#notes').textContent();
      expect(notes).toMatch(/webgpu has no result: webgpuEngine: .*WebGPU/);
      expect(notes).toContain('jax-js has no result: jax-js: the device webgpu does not run here');
      expect(notes).toContain('tfjs-webgpu has no result: ');
      expect(notes).toContain('wasm entered twice');
    });
  });

  test('stops', async () => {
    await withPage('workload=2x16-300&rounds=99', false, async (page) => {
      await page.getByRole('button', { name: 'Start' }).click();
      await until(page, /…$/);
      await page.getByRole('button', { name: 'Stop' }).click();
      await until(page, 'Stopped.');
      expect(await page.getByRole('button', { name: 'Start' }).isEnabled()).toBe(true);
    });
  });
});
