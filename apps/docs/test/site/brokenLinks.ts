import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sitePages } from './sitePages.ts';

/** What the links of a built site lead to. */
export interface LinkReport {
  /** Number of links and sources within the site. */
  readonly count: number;
  /** Those that lead nowhere, a line each. */
  readonly broken: readonly string[];
}

/** Follows every `href` and `src` of a built site that stays within it, fragments included. */
export function brokenLinks(folder: URL, base: string): LinkReport {
  const root = fileURLToPath(folder);
  const known = new Map<string, ReadonlySet<string>>();
  const idsOf = (file: string): ReadonlySet<string> => {
    const ids =
      known.get(file) ??
      new Set([...readFileSync(file, 'utf8').matchAll(/\s(?:id|name)="([^"]+)"/g)].map((match) => match[1]!));
    known.set(file, ids);
    return ids;
  };
  const broken: string[] = [];
  let count = 0;
  for (const path of sitePages(folder)) {
    const page = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    for (const [, attribute, value] of readFileSync(root + page, 'utf8').matchAll(
      /\s(href|src)="([^"]*)"/g,
    )) {
      const url = new URL(value!.replaceAll('&amp;', '&'), `http://site.invalid${base}${path}`);
      if (url.host !== 'site.invalid') continue;
      count++;
      const file = fileOf(url.pathname, base, root);
      const fragment = decodeURIComponent(url.hash.slice(1));
      if (!file) broken.push(`${page}: ${attribute} ${value}`);
      else if (fragment && file.endsWith('.html') && !idsOf(file).has(fragment))
        broken.push(`${page}: no id for ${value}`);
    }
  }
  return { count, broken };
}

function fileOf(pathname: string, base: string, root: string): string | undefined {
  if (!pathname.startsWith(base)) return undefined;
  const path = root + decodeURIComponent(pathname.slice(base.length));
  const file =
    existsSync(path) && statSync(path).isDirectory() ? `${path.replace(/\/$/, '')}/index.html` : path;
  return existsSync(file) ? file : undefined;
}
