import type { DicomSlice } from './dicomSlice.ts';

/** Largest difference of a direction cosine, and of a pixel's size in mm, between slices of a volume. */
const TOLERANCE = 1e-4;

/** Most series that a message lists. */
const LISTED = 4;

/**
 * Checks that slices are those of one volume: one series, size and orientation.
 *
 * @throws RangeError that lists the series, or names two slices that differ.
 */
export function checkSeries(slices: readonly DicomSlice[]): void {
  const series = Map.groupBy(slices, (slice) => slice.series);
  if (series.size > 1) {
    const list = [...series.values()].map(describe);
    const more = list.length > LISTED ? `; and ${list.length - LISTED} more` : '';
    throw new RangeError(
      `files must be of one series, got ${series.size}: ${list.slice(0, LISTED).join('; ')}${more}. Move each into a folder of its own.`,
    );
  }
  const [first, ...rest] = slices;
  const other = rest.find((slice) => !isAlike(first!, slice));
  if (other) {
    throw new RangeError(
      `slices must have one size, spacing and orientation, got ${geometry(first!)} in ${first!.name} and ${geometry(other)} in ${other.name}. Move localisers elsewhere.`,
    );
  }
}

function describe(slices: readonly DicomSlice[]): string {
  const [{ title, width, height, name }] = slices as [DicomSlice];
  return `${title || 'untitled'} ${width}x${height}, ${slices.length} files such as ${name}`;
}

function isAlike(one: DicomSlice, other: DicomSlice): boolean {
  const [a, b] = [one, other].map((slice) => [
    ...slice.pixelSpacing,
    ...slice.rowDirection,
    ...slice.columnDirection,
  ]) as [number[], number[]];
  return (
    one.width === other.width &&
    one.height === other.height &&
    a.every((entry, i) => Math.abs(entry - b[i]!) <= TOLERANCE)
  );
}

function geometry({ width, height, rowDirection, columnDirection }: DicomSlice): string {
  const cosines = [...rowDirection, ...columnDirection].map((cosine) => +cosine.toFixed(3));
  return `${width}x${height} along (${cosines.join(', ')})`;
}
