import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedPackages } from './publishedPackages.ts';

/** What changesets writes for a package that only takes part in the common version. */
const UNCHANGED = 'No changes in this release.';

/**
 * Joins what the changelogs of all packages say of a version, as Markdown: the package's name as a heading, then its notes.
 * Packages with the same notes, such as those of the native engine's platforms, share a heading; those without are left out.
 */
export function releaseNotes(version: string, root = '.'): string {
  const names = new Map<string, string[]>();
  for (const { name, folder } of publishedPackages(root)) {
    const notes = notesOfVersion(join(root, folder, 'CHANGELOG.md'), version);
    if (notes !== '' && notes !== UNCHANGED) names.set(notes, [...(names.get(notes) ?? []), name]);
  }
  return [...names].map(([notes, packages]) => `## ${packages.join(', ')}\n\n${notes}\n`).join('\n');
}

/** Returns the section of a version in a changelog without its heading, or nothing. */
function notesOfVersion(file: string, version: string): string {
  if (!existsSync(file)) return '';
  const [, ...sections] = readFileSync(file, 'utf8').split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${version}\n`));
  return section?.slice(version.length).trim() ?? '';
}
