/** Formats rows under a head as columns aligned with spaces: the first `textColumns` to the left, the others to the right. */
export function alignedTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  textColumns: number,
): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column < textColumns ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line)].join('\n');
}
