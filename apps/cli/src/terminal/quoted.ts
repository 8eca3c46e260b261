import { escaped } from '@fourier-features/core/message';

/**
 * Returns a path as one types it in a shell: in quotes if it has characters that the shell would interpret, as the bytes of
 * its UTF-8 if it has characters that a terminal would, and never like an option.
 *
 * On Windows the word suits cmd.exe, PowerShell and the bash of Git alike, which is why it has slashes. Two kinds of names
 * cannot suit all: PowerShell alone reads those with $ or `, and cmd.exe replaces %NAME% if there is such a variable.
 */
export function quoted(path: string, platform: NodeJS.Platform = process.platform): string {
  const isWindows = platform === 'win32';
  const slashed = isWindows ? withSlashes(path) : path;
  const word = slashed.startsWith('-') ? `./${slashed}` : slashed;
  if (isWindows) return windowsWord(word);
  if (/^[\w@%+:,./-][\w@%+=:,./-]*$/.test(word)) return word;
  if (escaped(word) !== word) return `$'${Array.from(word, ansiC).join('')}'`;
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** Backslashes are separators on Windows; only paths that begin with `\\?\` or `\\.\` must keep them. */
function withSlashes(path: string): string {
  return /^\\\\[?.]\\/.test(path) ? path : path.replaceAll('\\', '/');
}

/** Names of Windows have no double quotes. */
function windowsWord(word: string): string {
  if (/^[\w+:./-][\w+=:./@-]*$/.test(word)) return word;
  // PowerShell takes curly double quotes for straight ones, and replaces $NAME between them; cmd.exe has no single quotes.
  if (/[$`\u201c-\u201e]/.test(word)) return `'${escaped(word).replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`;
  return `"${escaped(word)}"`;
}

/** Returns a character as it is written between `$'` and `'`. */
function ansiC(character: string): string {
  if (escaped(character) === character) return character.replace(/[\\']/, String.raw`\$&`);
  const bytes = new TextEncoder().encode(character);
  return Array.from(bytes, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
