/** Commands of pnpm or turbo at the start of a line, of inline code, or after a pipe of a table, that nothing installs globally. */
const BARE =
  /(?:^|[`(|]\s*|&&\s*)(?:pnpm|turbo)\s+(?:--filter|exec|run|install|add|changeset|test)\b[^\n`]*/gm;

/** Returns the commands in a Markdown text that call pnpm or turbo without npx, which finds those of the workspace. */
export function bareCommands(markdown: string): readonly string[] {
  return [...markdown.matchAll(BARE)].map(([command]) => command.replace(/^[`(|&\s]+/, '').trim());
}
