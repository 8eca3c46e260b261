/** The release notes that `changeset version` writes into each package's CHANGELOG.md. */

/** A changeset. Its commit is left out: it means nothing to users of a package. */
interface ChangeNote {
  readonly summary: string;
}

/**
 * Returns the note of a changeset as Markdown, without the hash of its commit. One line or paragraph becomes an item of a
 * list; a text that holds a list, such as the features of a release, stays as it is.
 */
export function getReleaseLine({ summary }: ChangeNote): string {
  const text = summary.trim();
  if (/^[-*] /m.test(text)) return `${text}\n`;
  return `- ${text.replaceAll(/\n(?=.)/g, '\n  ')}`;
}

/** Returns nothing: all packages share one version, so that every release would list all packages it depends on. */
export function getDependencyReleaseLine(): string {
  return '';
}
