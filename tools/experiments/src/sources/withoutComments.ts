/** A comment that starts a line; a comment sign elsewhere may be part of a string. */
const COMMENT = /^[ \t]*(?:\/\*[\s\S]*?\*\/|\/\/.*)/gm;

/** Returns a TypeScript or C source without the comments that start a line and without empty lines, with LF as line end. */
export function withoutComments(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(COMMENT, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n');
}
