import type { DocComment } from './entry.ts';

interface Tag {
  readonly name: string;
  readonly lines: readonly string[];
}

/**
 * Parses a docstring. A tag starts a line outside code fences and extends to the next tag; `@throws` may also follow a sentence.
 *
 * @param comment the comment with its markers; empty for none.
 */
export function parseDocComment(comment: string): DocComment {
  const lines = comment.split('\n').map(withoutMarkers);
  const [lead, ...tags] = splitTags(lines.flatMap((line) => line.split(/(?<=[.)]) (?=@throws )/)));
  const of = (name: string): string[] =>
    tags.filter((tag) => tag.name === name).map(({ lines }) => lines.join('\n').trim());
  const [returns] = of('returns');
  return {
    text: lead!.lines.join('\n').trim(),
    params: new Map(of('param').map(parseParam)),
    ...(returns !== undefined && { returns }),
    throws: of('throws'),
    see: of('see'),
    examples: of('example').map(codeOf),
  };
}

/** Removes what makes a line part of a comment, but no further indentation. */
function withoutMarkers(line: string): string {
  return line
    .trimEnd()
    .replace(/^\s*\/\*\*[ \t]?/, '')
    .replace(/[ \t]*\*\/$/, '')
    .replace(/^[ \t]*\*(?: |$)/, '');
}

/** The first tag, which has no name, holds the text before the others. */
function splitTags(lines: readonly string[]): Tag[] {
  const tags: { name: string; lines: string[] }[] = [{ name: '', lines: [] }];
  let fenced = false;
  for (const line of lines) {
    const [, name, rest] = (!fenced && /^@(\w+)[ \t]*(.*)$/.exec(line)) || [];
    if (line.startsWith('```')) fenced = !fenced;
    if (name === undefined) tags.at(-1)!.lines.push(line);
    else tags.push({ name, lines: [rest!] });
  }
  return tags;
}

function parseParam(text: string): [string, string] {
  const [, name, rest] = /^(\S+)\s*(?:-\s+)?([\s\S]*)$/.exec(text) ?? [];
  return [name ?? '', rest ?? ''];
}

function codeOf(text: string): string {
  const fenced = [...text.matchAll(/^```\w*\n([\s\S]*?)\n```$/gm)].map(([, code]) => code!);
  return fenced.length > 0 ? fenced.join('\n') : text;
}
