import type { QualityRecord } from '../quality/record.ts';
import { qualityTable } from '../quality/report.ts';

/** Returns the tables of the seconds that fields take to a fit PSNR, one per machine. */
export function qualityBlock(records: readonly QualityRecord[]): string {
  if (records.length === 0)
    return 'No records yet: `npx pnpm --filter @fourier-features/bench quality --record`, then `npm run bench -- --readme`.';
  return records
    .map(({ results, picture, machine, versions, date }) => {
      const rounds = new Set(results.map(({ seed }) => seed)).size;
      const where = `${picture.name}, ${picture.width} × ${picture.height} pixels; ${machine.cpu}, ${machine.cores} cores`;
      const made = `Node ${versions['node']}, PyTorch ${versions['pytorch']}, ${date}; medians of ${rounds} alternating rounds`;
      return `${qualityTable(results)}\n\n${where}; ${made}.`;
    })
    .join('\n\n');
}
