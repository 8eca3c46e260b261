/** A Markdown table: the cells of its head and of its rows. */
export interface MarkdownTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Returns the tables of a Markdown text. */
export function tablesIn(markdown: string): MarkdownTable[] {
  return [...markdown.matchAll(/(?:^\|.*\n)+/gm)].map(([text]) => {
    const [head, , ...rows] = text.trim().split('\n').map(cellsOf);
    return { head: head!, rows };
  });
}

/** Returns a Markdown text without what is generated: everything between `<!-- KIND:NAME -->` and `<!-- /KIND:NAME -->`. */
export function withoutGenerated(markdown: string): string {
  return markdown.replaceAll(/<!-- (\w+:[a-z-]+) -->[\s\S]*?<!-- \/\1 -->/g, '');
}

const MEASURED = /^\**[\d.,e–\-−± ()*%/]*\d[\d.,e–\-−± ()*%/]*(?: (?:dB|ms|s|MiB|GB|million))?(?:, .*)?\**$/;

/** Whether a cell holds nothing but numbers and their unit, as results do. */
export function isMeasured(cell: string): boolean {
  return MEASURED.test(cell);
}

function cellsOf(row: string): string[] {
  return row
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim());
}
