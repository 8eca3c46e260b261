import type { ResultCell, ResultRow } from '@fourier-features/readmes';

/** What a cell shows, in words. */
export interface CellParts {
  readonly ours?: string;
  /** Over how many results the mean is, if the row does not say it. */
  readonly count?: string;
  readonly paper?: string;
  readonly text?: string;
}

/** Returns what a cell of a row shows. */
export function cellParts({ ours, published, text }: ResultCell, row: ResultRow): CellParts {
  if (!ours) return { ...(published && { paper: published }), ...(text && { text }) };
  const mean = ours.mean.toFixed(row.digits);
  return {
    ours: ours.count > 1 ? `${mean} ± ${ours.deviation.toFixed(row.digits)}` : mean,
    ...(sharedCount(row) === undefined && { count: String(ours.count) }),
    ...(published && { paper: published }),
  };
}

/** Says what a row measures, in which unit, and over how many results its means are; empty if there is nothing to say. */
export function rowNote(row: ResultRow): string {
  const { measure, unit } = row;
  const count = sharedCount(row);
  const what = [measure, unit].filter(Boolean).join(', ');
  return [what, count !== undefined && count > 1 ? `n\u00a0=\u00a0${count}` : ''].filter(Boolean).join('; ');
}

/** Returns over how many results the means of a row are, if that is the same for all. */
function sharedCount({ cells }: ResultRow): number | undefined {
  const counts = new Set(cells.flatMap(({ ours }) => (ours ? [ours.count] : [])));
  return counts.size === 1 ? [...counts][0] : undefined;
}
