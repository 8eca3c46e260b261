import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Returns the paths of all pages of a built site, such as `tasks/ct/`, the front page as an empty one. */
export function sitePages(folder: URL): string[] {
  return readdirSync(fileURLToPath(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.replace(/index\.html$/, ''))
    .sort();
}
