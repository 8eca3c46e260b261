/** Splits a line into words; `#` starts a comment. */
export function words(line: string): string[] {
  const comment = line.indexOf('#');
  const text = (comment < 0 ? line : line.slice(0, comment)).trim();
  return text === '' ? [] : text.split(/\s+/);
}
