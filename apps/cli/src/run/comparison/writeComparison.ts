import type { OutputFolder } from '../../files/outputs.ts';

/** What a comparison comes to. */
export interface Comparison {
  /** PNG. */
  readonly sheet: Uint8Array;
  /** Markdown. */
  readonly table: string;
  /** What `--json` prints, besides the files. */
  readonly report: { readonly task: string; readonly runs: readonly object[] };
}

/** Writes sheet.png and table.md, and tells the person or the program. */
export async function writeComparison(
  out: OutputFolder,
  { sheet, table, report }: Comparison,
  { json }: { json?: true },
): Promise<void> {
  const files = { sheet: await out.write('sheet.png', sheet), table: await out.write('table.md', table) };
  process.stdout.write(
    json
      ? `${JSON.stringify({ ...report, files })}\n`
      : `${table}\nsheet: ${files.sheet}\ntable: ${files.table}\n`,
  );
}
