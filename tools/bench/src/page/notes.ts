import { networkWords } from '../workload.ts';
import type { Measurement } from './measure.ts';

/** Where a page measured. */
export interface Place {
  /** The adapter in words. */
  readonly adapter: string;
  /** The browser's name of itself. */
  readonly browser: string;
  /** Day, ISO 8601. */
  readonly date: string;
}

/** Returns what belongs to a table: where and how it was measured, the noise, and who has no results. */
export function measurementNotes(
  { workload, rounds, reference, difference, noise, absent }: Measurement,
  place: Place,
): string[] {
  return [
    `Step of a network of ${networkWords(workload)}, ${workload.batch.toLocaleString('en')} points, Adam; medians of ${rounds} alternating rounds`,
    `Losses of the first steps differ from those of ${reference} by at most ${(100 * difference).toPrecision(2)} %`,
    `Adapter: ${place.adapter}`,
    `Browser: ${place.browser}`,
    `Date: ${place.date}`,
    ...(noise
      ? [`${noise.name} entered twice differs by ${percent(noise.median)}, at most ${percent(noise.largest)}`]
      : []),
    ...[...absent].map(([name, reason]) => `${name} has no result: ${reason}`),
  ];
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}
