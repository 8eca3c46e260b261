import type { ReferencePackage } from './entry.ts';
import type { ReferenceLinks } from './links.ts';
import { usersOf } from './users.ts';

/**
 * Returns a line for every export without a docstring. The options of a function need none of their own: the function's
 * says what they are for.
 */
export function undocumented(packages: readonly ReferencePackage[], links: ReferenceLinks): string[] {
  return packages.flatMap((own) =>
    own.entries
      .filter((entry) => links.ownerOf(entry) === own && entry.doc.text === '')
      .filter((entry) => entry.kind !== 'interface' || usersOf(entry, own).length === 0)
      .map(({ file, line, name }) => `${file}:${line}: ${name} has no docstring`),
  );
}
