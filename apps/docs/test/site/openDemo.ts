import type { OpenPage, Site } from './site.ts';

/** Opens a page whose demo is loaded once it is in view, and waits until it takes clicks. */
export async function openDemo(site: Site, path: string): Promise<OpenPage> {
  const opened = await site.open(path);
  await opened.page.locator('.live').first().scrollIntoViewIfNeeded();
  // Astro takes the attribute away when the island is alive.
  await opened.page.locator('astro-island:not([ssr]) .live').first().waitFor();
  return opened;
}
