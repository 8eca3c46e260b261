import type { FigurePanel, FigureSeries, ResultFigure } from './resultFigure.ts';
import { type TheoryRecord, type TheoryResult, theoryRecord } from './theoryRecord.ts';

const RECORD = 'fields-quick';

/** The rates at which fields of each kind fit frequencies at initialisation, on a line and in the plane. */
export function fieldSpectraFigure(): ResultFigure {
  const record = theoryRecord(RECORD);
  const panel = (space: string, title: string, xLog: boolean): FigurePanel => ({
    title,
    xLabel: 'frequency, cycles per side',
    yLabel: 'rate, relative to one cycle',
    xLog,
    yLog: true,
    series: kindsOf(record, space).map((kind): FigureSeries => {
      const seeds = resultsOf(record, new RegExp(`^${space}, ${kind}, seed \\d+, rates of `));
      return {
        label: kind,
        group: kind,
        role: 'predicted',
        x: listIn(seeds[0]!.quantity, 'rates of ', ' cycles'),
        y: medians(seeds.map(({ ours }) => ours as readonly number[])),
      };
    }),
  });
  return {
    records: [record.path],
    panels: [panel('1-D', 'On a line', true), panel('2-D', 'In the plane', false)],
  };
}

/** Trainings of the same fields by gradient descent, next to what their kernels at initialisation predict. */
export function fieldTrainingFigure(): ResultFigure {
  const record = theoryRecord(RECORD);
  const kinds = kindsOf(record, '1-D');
  return { records: [record.path], panels: [orders(record, kinds), residuals(record, kinds)] };
}

function orders(record: TheoryRecord, kinds: readonly string[]): FigurePanel {
  return {
    title: 'Updates until half of a wave is left',
    xLabel: 'predicted updates',
    yLabel: 'measured updates',
    xLog: true,
    yLog: true,
    series: kinds.map((kind): FigureSeries => {
      const trainings = resultsOf(record, new RegExp(`^descent, ${kind}, seed \\d+, updates`));
      const halves = trainings.map(({ ours }) => halvesOf(ours as readonly number[]));
      return {
        label: kind,
        group: kind,
        role: 'measured',
        x: halves.flatMap(([, predicted]) => predicted),
        y: halves.flatMap(([measured]) => measured),
        scatter: true,
      };
    }),
  };
}

function residuals(record: TheoryRecord, kinds: readonly string[]): FigurePanel {
  const { wideParameters, amplitudes } = record.protocol as {
    wideParameters: number;
    amplitudes: readonly number[];
  };
  return {
    title: 'Part of the residual left, wide fields',
    xLabel: 'updates',
    yLabel: 'part left',
    xLog: true,
    series: kinds.flatMap((kind): FigureSeries[] => {
      const about = `${wideParameters} parameters, waves of ${amplitudes.at(-1)}`;
      const [training] = resultsOf(
        record,
        new RegExp(`^early descent, ${kind}, about ${about}, part of the residual`),
      );
      const [measured, predicted] = halvesOf(training!.ours as readonly number[]);
      // The moment 0, at which nothing has changed, is not on a logarithmic axis.
      const x = listIn(training!.quantity, 'left after ', ' updates').slice(1);
      return [
        { label: kind, group: kind, role: 'measured', x, y: measured.slice(1), scatter: true },
        { label: `${kind}, predicted`, group: kind, role: 'predicted', x, y: predicted.slice(1) },
      ];
    }),
  };
}

function kindsOf(record: TheoryRecord, space: string): string[] {
  return resultsOf(record, new RegExp(`^${space}, .*, parameters$`)).map(({ quantity }) =>
    quantity.slice(`${space}, `.length, -', parameters'.length),
  );
}

function resultsOf({ path, results }: TheoryRecord, quantity: RegExp): readonly TheoryResult[] {
  const found = results.filter((result) => quantity.test(result.quantity));
  if (found.length === 0) throw new Error(`${path}: no quantity matches ${quantity}`);
  return found;
}

/** Returns the numbers of a list in a quantity's name, between two of its words. */
function listIn(quantity: string, before: string, after: string): number[] {
  const [, rest] = quantity.split(before);
  return rest!.split(after)[0]!.split(', ').map(Number);
}

function halvesOf(numbers: readonly number[]): [measured: readonly number[], predicted: readonly number[]] {
  const half = numbers.length / 2;
  return [numbers.slice(0, half), numbers.slice(half)];
}

/** Returns the median of each column, of an even number of values the lower one, so that it is in the record. */
function medians(rows: readonly (readonly number[])[]): number[] {
  return rows[0]!.map((_, i) => {
    const sorted = rows.map((row) => row[i]!).sort((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)]!;
  });
}
