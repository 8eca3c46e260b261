import type { Machine } from '@fourier-features/core/node';
import type { Sources } from '@fourier-features/experiments';
import { readRecords, writeRecord } from '../record.ts';
import type { OperationResult } from './operation.ts';

/** How long the operations of the tasks take on one core of a machine. */
export interface OperationsRecord {
  readonly date: string;
  readonly machine: Machine & { readonly name: string };
  readonly versions: Readonly<Record<string, string>>;
  readonly sources: Sources;
  /** Load average of the minute before. */
  readonly loadBefore: number;
  readonly results: readonly OperationResult[];
}

export function writeOperationsRecord(record: OperationsRecord): void {
  writeRecord(record.machine.name, 'operations', record);
}

/** Reads the records of all machines. */
export function readOperationsRecords(): OperationsRecord[] {
  return readRecords<OperationsRecord>((name) => name === 'operations');
}
