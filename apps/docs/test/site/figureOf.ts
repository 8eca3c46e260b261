import type { Page } from '@fourier-features/testing/browser';

/** Returns the number under the picture of a title. */
export async function figureOf(page: Page, title: string): Promise<number> {
  return Number.parseFloat(
    (await page.locator('.tile', { hasText: title }).locator('output').textContent())!,
  );
}
