import { theoryRecord } from '../figures/theoryRecord.ts';
import { type ResultTable, textRow } from '../resultTable.ts';

/** Returns the errors of figures 3 and 12 after the last step: measured, predicted, and read off the paper's plots. */
export function figure3Results(): ResultTable {
  const record = theoryRecord('fig03-paper');
  const mappings = record.protocol['mappings'] as readonly string[];
  const row = (mapping: string) => {
    const quantity = `${mapping}, train and test error after 50000 steps, `;
    const measured = record.ours(`${quantity}measured`);
    const predicted = record.ours(`${quantity}predicted from f₀`);
    const published = record.expected(`${quantity}measured`);
    return textRow(
      mapping,
      [0, 1].flatMap((part) => [measured, predicted, published].map((errors) => scientific(errors[part]!))),
    );
  };
  return {
    caption:
      'Mean square errors after 50,000 steps: measured, predicted from the start, and read off the plots of the paper',
    records: [record.path],
    head: [
      'mapping',
      ...['trained on', 'held out'].flatMap((points) => [points, `${points}, predicted`, `${points}, paper`]),
    ],
    rows: mappings.map(row),
  };
}

function scientific(value: number): string {
  return value.toExponential(2);
}
