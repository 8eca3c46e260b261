import { markdownTable } from '@fourier-features/experiments';
import { cell, titleOf } from '../means.ts';
import { readRecord } from '../readRecord.ts';

/** What the table needs of a result of `packages/ct/experiments/baselines.ts`. */
interface BaselineResult {
  readonly data: 'shepp' | 'brain';
  readonly angles: number;
  readonly photons: number | null;
  readonly method: string;
  readonly mean: number;
}

const LABELS = { shepp: 'phantoms', brain: 'slices' };

/** Returns the table of reconstructions without a network: without noise, then with it, for each number of projections. */
export function baselinesTable(): string {
  const { results } = readRecord<BaselineResult>('packages/ct/experiments/records/baselines.json');
  const distinct = <Value>(of: (result: BaselineResult) => Value): Value[] => [...new Set(results.map(of))];
  const methods = distinct(({ method }) => method);
  return markdownTable(
    ['', ...methods.map((method) => (method === 'sart' ? titleOf(method) : `\`${method}\``))],
    distinct(({ angles }) => angles).flatMap((angles) =>
      distinct(({ data }) => data).map((data) => {
        const own = results.filter((result) => result.angles === angles && result.data === data);
        return [
          `${angles} projections, ${LABELS[data]}`,
          ...methods.map((method) =>
            own
              .filter((result) => result.method === method)
              .map(({ mean }) => cell(mean, 1))
              .join(', '),
          ),
        ];
      }),
    ),
  );
}
