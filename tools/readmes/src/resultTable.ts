import type { Summary } from '@fourier-features/experiments';

/** A cell of a table of results. */
export interface ResultCell {
  /** What was measured here. */
  readonly ours?: Summary;
  /** The published value as the paper prints it, such as `19.32 ± 2.48`. */
  readonly published?: string;
  /** What a cell says that is neither. */
  readonly text?: string;
  /** Whether this is the best mean of its row, rounded, and the only one. */
  readonly best?: boolean;
}

/** A line of a table of results. */
export interface ResultRow {
  readonly label: string;
  readonly cells: readonly ResultCell[];
  /** Digits after the point of means. */
  readonly digits: number;
  /** Unit of the values, if the row has its own. */
  readonly unit?: string;
  /** Folder of the package that made the row, if rows have different ones. */
  readonly package?: string;
  /** What is measured, if rows measure different things. */
  readonly measure?: string;
}

/** A table of results, from which READMEs and pages are written. */
export interface ResultTable {
  /** What the table shows, in a sentence without its final point. */
  readonly caption: string;
  /** Heads of the columns; that of the labels first. Names of options are between backticks. */
  readonly head: readonly string[];
  readonly rows: readonly ResultRow[];
  /** The records that the table is made from, as paths from the root. */
  readonly records: readonly string[];
}

/** Marks the best mean of some cells, if no other rounds to the same. */
export function withBest(cells: readonly ResultCell[], digits: number): ResultCell[] {
  const rounded = cells.map(({ ours }) => ours?.mean.toFixed(digits));
  const best = rounded.reduce(
    (one, other) =>
      Number(other ?? Number.NEGATIVE_INFINITY) > Number(one ?? Number.NEGATIVE_INFINITY) ? other : one,
    undefined,
  );
  const alone = rounded.filter((mean) => mean === best).length === 1;
  return cells.map((cell, i) =>
    alone && best !== undefined && rounded[i] === best ? { ...cell, best: true } : cell,
  );
}

/** Returns a row of texts. */
export function textRow(label: string, texts: readonly string[]): ResultRow {
  return { label, digits: 0, cells: texts.map((text) => ({ text })) };
}

/** Returns the rows of a table as Markdown has them if every cell is a text. */
export function textRows({ rows }: ResultTable): string[][] {
  return rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text ?? '')]);
}
