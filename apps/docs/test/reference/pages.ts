import type { ReferencePage } from '../../reference/page.ts';

/** Returns the addresses that a page leads to within the site, resolved against its own. */
export function innerLinks({ id, markdown }: ReferencePage, base: string): string[] {
  const hrefs = [...markdown.matchAll(/href="([^"]+)"/g)].map(([, href]) => href!);
  const names = [...markdown.matchAll(/ links="([^"]+)"/g)].flatMap(([, pairs]) =>
    pairs!.split(' ').map((pair) => pair.slice(pair.indexOf('=') + 1)),
  );
  const own = `http://site${base}${id}/`;
  return [...hrefs, ...names]
    .map((href) => new URL(href, own).href)
    .filter((url) => url.startsWith('http://site'));
}

/** Returns every address that pages answer to: their own and those of their headings. */
export function targets(pages: readonly ReferencePage[], base: string): Set<string> {
  return new Set(
    pages.flatMap(({ id, markdown }) => {
      const ids = [...markdown.matchAll(/ id="([^"]+)"/g)].map(([, anchor]) => `#${anchor}`);
      return ['', ...ids].map((anchor) => `http://site${base}${id}/${anchor}`);
    }),
  );
}
