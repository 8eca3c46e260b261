import { fencedCode } from './fencedCode.ts';

/** One `@example` of a docstring. */
export interface DocExample {
  /** Name of what the docstring describes, or `module` for a comment at the head of a file. */
  readonly subject: string;
  /** Line of the tag, counted from 1. */
  readonly line: number;
  /** The code, without comment markers and fences; empty if there is none. */
  readonly code: string;
}

const DOCSTRING = /^[ \t]*\/\*\*[\s\S]*?\*\//gm;
const DECLARATION =
  /^(?:export\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\*?|const|class|interface|type)\s+(\w+)/;
const MEMBER = /^(?:readonly\s+)?(\w+)\??\s*[(:<]/;

/**
 * Returns every `@example` in the docstrings of a module, in order. An example extends to the next tag that starts a line or
 * to the end of the comment. Of an example with code fences, only the fenced code counts; without, all of it does, except a
 * `<caption>`.
 */
export function docExamples(source: string): DocExample[] {
  return [...source.matchAll(DOCSTRING)].flatMap((match) => {
    const subject = subjectOf(source.slice(match.index + match[0].length).trimStart());
    const firstLine = source.slice(0, match.index).split('\n').length;
    const lines = match[0].split('\n').map(withoutMarkers);
    return lines.flatMap((text, i) =>
      text.startsWith('@example') ? [{ subject, line: firstLine + i, code: codeFrom(lines.slice(i)) }] : [],
    );
  });
}

function subjectOf(following: string): string {
  return DECLARATION.exec(following)?.[1] ?? MEMBER.exec(following)?.[1] ?? 'module';
}

/** Removes what makes a line part of a comment, but no further indentation. */
function withoutMarkers(line: string): string {
  return line
    .replace(/^[ \t]*\/\*\*[ \t]?/, '')
    .replace(/[ \t]*\*\/$/, '')
    .replace(/^[ \t]*\*(?: |$)/, '');
}

/** @param lines the example's and all lines of the docstring after it. */
function codeFrom([tag, ...rest]: readonly string[]): string {
  let fenced = false;
  const end = rest.findIndex((line) => {
    if (line.startsWith('```')) fenced = !fenced;
    return !fenced && /^@\w/.test(line);
  });
  const body = [tag!.replace(/^@example[ \t]*/, ''), ...(end < 0 ? rest : rest.slice(0, end))].join('\n');
  const blocks = fencedCode(body);
  if (blocks.length > 0) return blocks.map(({ code }) => code).join('\n');
  return body.replace(/<caption>[\s\S]*?<\/caption>/, '').trim();
}
