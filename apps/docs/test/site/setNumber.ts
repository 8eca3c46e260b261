import type { Page } from '@fourier-features/testing/browser';

/** Types a number into a field of a demo's network and training, which are shown first. */
export async function setNumber(page: Page, label: string, value: number): Promise<void> {
  const details = page.locator('details', { hasText: 'Network and training' });
  if (!(await details.evaluate((element) => (element as HTMLDetailsElement).open)))
    await page.getByText('Network and training').click();
  await page.getByLabel(label, { exact: true }).fill(String(value));
  await page.getByLabel(label, { exact: true }).blur();
}
