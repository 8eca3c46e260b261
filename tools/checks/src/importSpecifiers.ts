const IMPORT = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;
/** A comment that starts a line; `/*` elsewhere may be part of a string. */
const BLOCK_COMMENT = /^[ \t]*\/\*[\s\S]*?\*\//gm;

/** Returns what a module imports or re-exports, dynamic imports included, in order; examples in docstrings do not count. */
export function importSpecifiers(text: string): string[] {
  return [...text.replace(BLOCK_COMMENT, '').matchAll(IMPORT)].map((match) => match[1]!);
}
