import type { BenchmarkRecord } from '../record.ts';
import { columnsOf } from './columns.ts';
import { contestantsBlock } from './contestantsBlock.ts';
import { summaryBlock } from './summaryBlock.ts';

const NO_RECORDS = 'No records yet: `npm run bench -- --record`, then `npm run bench -- --readme`.';

/** Returns the generated parts of READMEs by name: `summary`, `step` and `infer`. Figures are ranges over machines. */
export function benchmarkBlocks(
  records: readonly BenchmarkRecord[],
): Record<'summary' | 'step' | 'infer', string> {
  if (records.length === 0) return { summary: NO_RECORDS, step: NO_RECORDS, infer: NO_RECORDS };
  const columns = columnsOf(records);
  return {
    summary: summaryBlock(columns),
    step: contestantsBlock(columns, 'step'),
    infer: contestantsBlock(columns, 'infer'),
  };
}
