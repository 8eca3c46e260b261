import { markdownTable } from '@fourier-features/experiments';
import { cell, titleOf } from '../means.ts';
import { readRecord } from '../readRecord.ts';
import { type ResultTable, textRow, textRows } from '../resultTable.ts';

/** What the table needs of a result of `packages/ct/experiments/baselines.ts`. */
interface BaselineResult {
  readonly data: 'shepp' | 'brain';
  readonly angles: number;
  readonly photons: number | null;
  readonly method: string;
  readonly mean: number;
}

const LABELS = { shepp: 'phantoms', brain: 'slices' };

const BASELINES = 'packages/ct/experiments/records/baselines.json';

/** Returns the mean PSNR of reconstructions without a network: without noise, then with it, for each number of projections. */
export function baselinesResults(): ResultTable {
  const { results } = readRecord<BaselineResult>(BASELINES);
  const distinct = <Value>(of: (result: BaselineResult) => Value): Value[] => [...new Set(results.map(of))];
  const methods = distinct(({ method }) => method);
  return {
    caption: 'Mean PSNR in dB without a network: without noise, and with 10⁴ photons per detector',
    records: [BASELINES],
    head: ['', ...methods.map((method) => (method === 'sart' ? titleOf(method) : `\`${method}\``))],
    rows: distinct(({ angles }) => angles).flatMap((angles) =>
      distinct(({ data }) => data).map((data) => {
        const own = results.filter((result) => result.angles === angles && result.data === data);
        return textRow(
          `${angles} projections, ${LABELS[data]}`,
          methods.map((method) =>
            own
              .filter((result) => result.method === method)
              .map(({ mean }) => cell(mean, 1))
              .join(', '),
          ),
        );
      }),
    ),
  };
}

/** Returns the table of reconstructions without a network. */
export function baselinesTable(): string {
  const results = baselinesResults();
  return markdownTable(results.head, textRows(results));
}
