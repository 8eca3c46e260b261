/** The words of a line up to its comment, if `#` starts one. */
export function words(line: string): string[] {
  const comment = line.indexOf('#');
  const text = (comment < 0 ? line : line.slice(0, comment)).trim();
  return text === '' ? [] : text.split(/\s+/);
}
