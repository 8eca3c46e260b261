import { markdownTable } from '@fourier-features/experiments';
import type { HostRecord } from '../host/record.ts';
import { hostRows } from '../host/report.ts';

/** Returns the table of what engines do to their process, one column per machine and engine. */
export function hostBlock(records: readonly HostRecord[]): string {
  if (records.length === 0)
    return 'No records yet: `npx pnpm --filter @fourier-features/bench host --record`.';
  const columns = records.flatMap(({ machine, results }) => results.map((result) => ({ machine, result })));
  const heads = columns.map(
    ({ machine, result }) => `${result.engine}, ${machine.cpu}, ${machine.cores} cores`,
  );
  return markdownTable(
    ['', ...heads],
    hostRows.map(([label, cell]) => [label, ...columns.map(({ result }) => cell(result))]),
  );
}
