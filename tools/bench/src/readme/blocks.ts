import type { BenchmarkRecord } from '../record.ts';
import { type Column, columnsOf } from './columns.ts';
import { contestantsBlock } from './contestantsBlock.ts';
import { fieldsBlock } from './fieldsBlock.ts';
import { summaryBlock } from './summaryBlock.ts';

const NO_RECORDS = 'No records yet: `npm run bench -- --record`, then `npm run bench -- --readme`.';

/**
 * Returns the generated parts of READMEs by name: `summary`, `step` and `infer` of Fourier features, and `fields`, steps of
 * other fields. Figures are ranges over machines.
 */
export function benchmarkBlocks(
  records: readonly BenchmarkRecord[],
): Record<'summary' | 'step' | 'infer' | 'fields', string> {
  const block = (
    ofRecords: readonly BenchmarkRecord[],
    write: (columns: readonly Column[]) => string,
  ): string => (ofRecords.length === 0 ? NO_RECORDS : write(columnsOf(ofRecords)));
  const fourier = records.filter(({ workload }) => !workload.field);
  const others = records.filter(({ workload }) => workload.field);
  return {
    summary: block(fourier, summaryBlock),
    step: block(fourier, (columns) => contestantsBlock(columns, 'step')),
    infer: block(fourier, (columns) => contestantsBlock(columns, 'infer')),
    fields: block(others, fieldsBlock),
  };
}
