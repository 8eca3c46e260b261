/** Interpolates linearly between neighbouring detectors; 0 beyond the first and the last. */
export function interpolated(row: Float64Array, position: number): number {
  const last = row.length - 1;
  const nearest = Math.round(position);
  // Rounding must not push the middle of the first or last detector off the row.
  if (Math.abs(position - nearest) < 1e-9) return row[nearest] ?? 0;
  if (!(position > 0 && position < last)) return 0;
  const below = Math.floor(position);
  const weight = position - below;
  return row[below]! * (1 - weight) + row[below + 1]! * weight;
}
