import { markdownTable } from '@fourier-features/experiments';
import { readRecord } from '../readRecord.ts';
import { type ResultTable, textRow, textRows } from '../resultTable.ts';

interface ScaleResult {
  readonly quantity: string;
  readonly ours: readonly number[];
}

const SCALE = 'packages/theory/experiments/records/scale-quick.json';

/** Returns suggested scales: what they, and the worst scales of their plateaus, lose against sweeps. */
export function scaleResults(): ResultTable {
  const { results } = readRecord<ScaleResult>(SCALE);
  const of = (picture: string, quantity: string): readonly (readonly number[])[] =>
    results
      .filter((result) => result.quantity.startsWith(`${picture}, `) && result.quantity.includes(quantity))
      .map(({ ours }) => ours);
  const pictures = results
    .filter(({ quantity }) => quantity.includes(', patches of seed 1, largest loss'))
    .map(({ quantity }) => quantity.split(', ')[0]!);
  return {
    caption: 'Scales suggested before training, and what they lose against a sweep',
    records: [SCALE],
    head: [
      ...['picture', 'best of the sweep', 'suggested, two draws', 'lost by it, dB'],
      ...['lost by the worst within 0.2 dB, dB', 'deviation over seeds, dB'],
    ],
    rows: pictures.map((picture) => {
      const choices = of(picture, 'best scale of the sweep, and the one suggested');
      const losses = of(picture, 'largest loss on the plateau that allows a predicted loss of 0, 0.1, 0.2');
      const [deviations] = of(picture, 'deviation over seeds');
      return textRow(picture, [
        String(choices[0]![0]!),
        choices.map(([, suggested]) => suggested).join(' / '),
        losses.map(([alone]) => alone!.toFixed(2)).join(' / '),
        losses.map((each) => each[2]!.toFixed(2)).join(' / '),
        `${Math.min(...deviations!).toFixed(2)} to ${Math.max(...deviations!).toFixed(2)}`,
      ]);
    }),
  };
}

/** Returns the table of suggested scales. */
export function scaleTable(): string {
  const results = scaleResults();
  return markdownTable(results.head, textRows(results));
}
