/** Returns a word as one types it in a shell: in quotes if it has characters that the shell would interpret. */
export function quoted(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  // cmd.exe takes single quotes for part of the word.
  if (process.platform === 'win32') return `"${word}"`;
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
