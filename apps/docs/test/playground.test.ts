import { expect, test } from 'vitest';
import { mainThread } from './site/mainThread.ts';
import { describeSite } from './site/site.ts';

describeSite('the playground', (site) => {
  test('trains the bundled photograph in a worker', async () => {
    const { page, faults } = await site.open('');
    await page.getByRole('button', { name: 'Start training' }).click();
    await page.getByText(/step \d+ of/).waitFor();
    const before = await mainThread(page);
    await page
      .getByText(/2[0-9]\.\d dB/)
      .first()
      .waitFor();
    const after = await mainThread(page);
    expect(after.shift - before.shift).toBe(0);
    expect(after).toMatchObject({ modules: 0, decoded: 0 });
    expect(await page.locator('.badge').getAttribute('data-threads')).toBe(site.variant.isolated ? '2' : '1');
    expect(faults).toEqual({ console: [], foreign: [], failed: [] });
    await page.close();
  });
});
