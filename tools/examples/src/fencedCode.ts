/** A fenced block of TypeScript. */
export interface CodeBlock {
  /** Line of the opening fence, counted from 1. */
  readonly line: number;
  readonly code: string;
}

const BLOCK =
  /^(?:<!--\s*setup\s((?:(?!-->)[\s\S])*)-->\n+|\{\/\*\s*setup\s((?:(?!\*\/\})[\s\S])*)\*\/\}\n+)?^```ts\n([\s\S]*?)^```[ \t]*$/gm;

/**
 * Returns every block fenced as `ts` in a Markdown text, in order. A comment `<!-- setup … -->`, or in MDX
 * `{/* setup … *\/}`, directly before a block is prepended to its code: readers do not see it, but it can import, declare or
 * make what the block leaves open, such as `declare const pixels: Float32Array;`.
 */
export function fencedCode(markdown: string): CodeBlock[] {
  return [...markdown.matchAll(BLOCK)].map((match) => {
    const [block, inHtml, inMdx, code] = match;
    const before = markdown.slice(0, match.index) + block.slice(0, block.indexOf('```ts'));
    return { line: before.split('\n').length, code: `${inHtml ?? inMdx ?? ''}${code!}`.trim() };
  });
}
