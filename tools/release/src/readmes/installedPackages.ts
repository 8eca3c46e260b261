const COMMAND = /\bnpm (?:install|i) ((?:[^\n`#\\]|\\\r?\n)+)/g;

/** Returns the packages that `npm install` commands of a text name, continued lines included, without versions. */
export function installedPackages(markdown: string): readonly string[] {
  const words = [...markdown.matchAll(COMMAND)].flatMap((match) => match[1]!.split(/[\s\\]+/));
  const names = words.filter((word) => word !== '' && !word.startsWith('-'));
  return [...new Set(names.map((name) => name.replace(/(?<=.)@.*$/, '')))];
}
