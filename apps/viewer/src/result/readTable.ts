/** A table of text. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads a Markdown table as comparisons write it: a line for each row, the second of which separates the head. */
export function readTable(markdown: string): Table {
  const lines = markdown.split(/\r?\n/).filter((line) => line.startsWith('|'));
  const [columns = [], , ...rows] = lines.map(cellsOf);
  return { columns, rows };
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}
