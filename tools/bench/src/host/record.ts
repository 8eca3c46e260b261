import type { Machine } from '@fourier-features/core/node';
import type { Sources } from '@fourier-features/experiments';
import { readRecords, writeRecord } from '../record.ts';
import type { AbortLatency } from './abortLatency.ts';
import type { FitMemory } from './fitMemory.ts';
import type { TimerLateness } from './timerLateness.ts';

/** What an engine does to the process it runs in. */
export interface HostResult {
  readonly engine: string;
  readonly timers: TimerLateness;
  readonly aborts: AbortLatency;
  readonly memory: FitMemory;
}

export interface HostRecord {
  readonly date: string;
  /** What was measured; older records name only a commit, in `versions`. */
  readonly sources?: Sources;
  readonly machine: Machine & { readonly name: string };
  readonly versions: Readonly<Record<string, string>>;
  readonly results: readonly HostResult[];
}

export function writeHostRecord(record: HostRecord): void {
  writeRecord(record.machine.name, 'host', record);
}

/** Reads the records of all machines. */
export function readHostRecords(): HostRecord[] {
  return readRecords<HostRecord>((name) => name === 'host');
}
