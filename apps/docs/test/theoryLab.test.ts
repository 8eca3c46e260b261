import type { Page } from '@fourier-features/testing/browser';
import { expect, test } from 'vitest';
import { mainThread } from './site/mainThread.ts';
import { openDemo } from './site/openDemo.ts';
import { describeSite } from './site/site.ts';

/** Errors on held-out samples as the page says them. */
async function errors(page: Page): Promise<{ predicted: number; measured: number }> {
  const text = (await page.locator('.summary').first().textContent()) ?? '';
  const number = (word: string): number => Number(new RegExp(`${word} ([\\d.e-]+\\d)`).exec(text)?.[1]);
  return { predicted: number('predicted'), measured: number('measured') };
}

describeSite('the theory lab', (site) => {
  test('predicts a training at once, and trains as predicted', async () => {
    const { page, faults } = await openDemo(site, 'theory-lab/');
    const lab = page.locator('.theory').first();
    await lab.getByText('Network and training').click();
    await lab.getByLabel('Steps', { exact: true }).fill('150');
    await lab.getByLabel('Steps', { exact: true }).press('Tab');
    await lab.getByLabel(/^Shown/).press('End');
    await lab.locator('.summary', { hasText: 'after 150' }).waitFor();
    const narrow = await errors(page);
    expect(narrow.measured).toBeNaN();
    const before = await mainThread(page);
    await lab.getByRole('button', { name: 'Start training' }).click();
    await page.locator('.theory[data-state=ended]').waitFor();
    const { predicted, measured } = await errors(page);
    expect(predicted).toBe(narrow.predicted);
    expect(measured).toBeLessThan(0.01);
    expect(Math.abs(Math.log(measured / predicted))).toBeLessThan(Math.log(1.5));
    const after = await mainThread(page);
    expect(after.shift - before.shift).toBeLessThan(0.001);
    expect(after).toMatchObject({ modules: 0, decoded: 0 });
    expect(await page.locator('.badge').first().getAttribute('data-threads')).toBe(
      site.variant.isolated ? '2' : '1',
    );
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });

  test('follows the scale without a training, and says where the theory ends', async () => {
    const { page, faults } = await openDemo(site, 'theory-lab/');
    const lab = page.locator('.theory').first();
    const { predicted } = await errors(page);
    await lab.getByLabel(/^Scale σ/).press('Home');
    await expect.poll(async () => (await errors(page)).predicted).toBeGreaterThan(predicted);
    await lab.getByText('Network and training').click();
    await lab.getByLabel(/^Width/).press('Home');
    await lab.getByText('The prediction is for infinite width').waitFor();
    await lab.getByLabel('Optimiser').selectOption('adam');
    await lab.getByText('The theory predicts gradient descent, not Adam').waitFor();
    expect((await errors(page)).predicted).toBeNaN();
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });

  test('lets the arrow keys draw a signal', async () => {
    const { page, faults } = await openDemo(site, 'theory-lab/');
    const lab = page.locator('.theory').first();
    await lab.getByLabel('Signal', { exact: true }).selectOption('drawn');
    const pad = lab.getByRole('slider', { name: /^Draw the signal/ });
    const value = async (): Promise<number> => Number(await pad.getAttribute('aria-valuenow'));
    const first = await value();
    await pad.press('ArrowRight');
    await expect.poll(() => pad.getAttribute('aria-valuetext')).toMatch(/^sample 2 of 64/);
    await pad.press('ArrowLeft');
    await pad.press('ArrowDown');
    await expect.poll(value).toBeCloseTo(first - 0.05, 2);
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });
});
