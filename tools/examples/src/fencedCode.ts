/** A fenced block of TypeScript. */
export interface CodeBlock {
  /** Line of the opening fence, counted from 1. */
  readonly line: number;
  /** What readers see. */
  readonly shown: string;
  /** The setup, which they do not see, and what they see. */
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
    const [block, inHtml, inMdx, shown] = match;
    const before = markdown.slice(0, match.index) + block.slice(0, block.indexOf('```ts'));
    const code = `${inHtml ?? inMdx ?? ''}${shown!}`.trim();
    return { line: before.split('\n').length, shown: shown!.trim(), code };
  });
}
