import { markdownTable } from '@fourier-features/experiments';
import { compareSides } from '../agreement/compareSides.ts';
import type { AgreementRecord, AgreementResult, Side } from '../agreement/record.ts';

/** Returns the table of medians of the fit PSNR on the native engine and in PyTorch, over all trainings of the records. */
export function agreementBlock(records: readonly AgreementRecord[]): string {
  const resultsOf = (side: Side): AgreementResult[] =>
    records.filter(({ protocol }) => protocol.side === side).flatMap(({ results }) => results);
  const comparisons = compareSides({ native: resultsOf('native'), pytorch: resultsOf('pytorch') });
  if (comparisons.length === 0)
    return 'No records yet: `npx pnpm --filter @fourier-features/bench agreement --record`, then `npm run bench -- --readme`.';
  return markdownTable(
    ['field', 'steps', 'native, dB', 'PyTorch, dB', 'difference, dB', 'trainings of each'],
    comparisons.map(({ field, step, native, pytorch, difference, counts }) => [
      field,
      `${step}`,
      native.toFixed(2),
      pytorch.toFixed(2),
      difference.toFixed(2),
      counts.native === counts.pytorch ? `${counts.native}` : `${counts.native} and ${counts.pytorch}`,
    ]),
  );
}
