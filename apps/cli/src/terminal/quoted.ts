import { escaped } from '@fourier-features/core/message';

/**
 * Returns a path as one types it in a shell: in quotes if it has characters that the shell would interpret, as the bytes of
 * its UTF-8 if it has characters that a terminal would, and never like an option.
 */
export function quoted(path: string): string {
  const word = path.startsWith('-') ? `./${path}` : path;
  if (/^[\w@%+:,./-][\w@%+=:,./-]*$/.test(word)) return word;
  // cmd.exe takes single quotes for part of the word.
  if (process.platform === 'win32') return `"${escaped(word)}"`;
  if (escaped(word) !== word) return `$'${Array.from(word, ansiC).join('')}'`;
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** Returns a character as it is written between `$'` and `'`. */
function ansiC(character: string): string {
  if (escaped(character) === character) return character.replace(/[\\']/, String.raw`\$&`);
  const bytes = new TextEncoder().encode(character);
  return Array.from(bytes, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
