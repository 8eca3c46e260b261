import type { Machine } from '@fourier-features/core/node';
import { readSources, type Sources } from '@fourier-features/experiments';
import type { Training } from '../fields/training.ts';
import { readRecords, writeRecord } from '../record.ts';
import type { QualityContestant } from './protocol.ts';
import type { QualityResult } from './timeTo.ts';

/** How long fields take to a quality, on one machine and picture. */
export interface QualityRecord {
  /** Day of the measurement, ISO 8601. */
  readonly date: string;
  readonly sources: Sources;
  readonly machine: Machine & { readonly name: string };
  readonly versions: Readonly<Record<string, string>>;
  readonly picture: {
    readonly name: string;
    readonly sha256: string;
    readonly width: number;
    readonly height: number;
  };
  readonly trainings: Readonly<Partial<Record<QualityContestant, Training>>>;
  /** Load average of the minute before; other processes slow every contestant. */
  readonly loadBefore: number;
  readonly results: readonly QualityResult[];
}

/** Returns the sources of what is timed. */
export function qualitySources(): Sources {
  const paths = [
    './protocol.ts',
    '../contestants/trainPicture.ts',
    '../contestants/trainPicture.py',
    '../contestants/fields.py',
  ];
  return readSources(...paths.map((path) => new URL(path, import.meta.url)));
}

/** Writes `records/<machine>/quality.json`. */
export function writeQualityRecord(record: QualityRecord): void {
  writeRecord(record.machine.name, 'quality', record);
}

/** Reads the records of all machines. */
export function readQualityRecords(): QualityRecord[] {
  return readRecords<QualityRecord>((name) => name === 'quality');
}
