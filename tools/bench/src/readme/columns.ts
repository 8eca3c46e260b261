import type { BenchmarkRecord } from '../record.ts';
import type { Result } from '../result.ts';
import { workloadName } from '../workload.ts';

/** The records of one workload, one per machine. */
export type Column = readonly [BenchmarkRecord, ...BenchmarkRecord[]];

/** Groups records by workload, smallest first. */
export function columnsOf(records: readonly BenchmarkRecord[]): Column[] {
  const groups = new Map<string, [BenchmarkRecord, ...BenchmarkRecord[]]>();
  for (const record of records) {
    const name = workloadName(record.workload);
    const group = groups.get(name);
    if (group) group.push(record);
    else groups.set(name, [record]);
  }
  return [...groups.values()].sort(([{ workload: a }], [{ workload: b }]) => {
    return a.width - b.width || a.depth - b.depth || a.batch - b.batch;
  });
}

/** Returns the results of one contestant doing one kind of work, one per machine that has it. */
export function resultsOf(column: Column, name: string, work: string): Result[] {
  return column.flatMap(({ results }) => results.filter((each) => each.name === name && each.work === work));
}
