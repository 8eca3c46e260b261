import type { FigurePanel, FigureSeries, ResultFigure } from './resultFigure.ts';
import { type TheoryRecord, theoryRecord } from './theoryRecord.ts';

/** Basri et al. 2019: steps until a wave on the circle is fitted, by its frequency. */
export function circleFigure(): ResultFigure {
  const record = theoryRecord('basri-paper');
  return {
    records: [record.path],
    panels: [
      {
        title: 'Steps by the frequency of a wave on the circle',
        xLabel: 'frequency k',
        yLabel: 'mean steps',
        xLog: true,
        yLog: true,
        series: [
          steps(record, 'no biases, even', 'no biases, even k'),
          steps(record, 'no biases, odd', 'no biases, odd k (stopped at the limit from 3 on)'),
          steps(record, 'with biases', 'with biases'),
        ],
      },
    ],
  };
}

function steps(record: TheoryRecord, start: string, label: string): FigureSeries {
  const results = record.results.filter(({ quantity }) =>
    new RegExp(`^${start}, k = \\d+, mean steps`).test(quantity),
  );
  return {
    label,
    group: start,
    role: 'measured',
    x: results.map(({ quantity }) => Number(/k = (\d+)/.exec(quantity)![1])),
    y: results.map(({ ours }) => ours as number),
  };
}

/** The same on the sphere, with the numbers of steps that theory predicts. */
export function sphereFigure(): ResultFigure {
  const record = theoryRecord('sphere-quick');
  const series = (['no biases, even', 'with biases'] as const).flatMap((start): FigureSeries[] => {
    const { quantity } = record.results.find(
      (result) =>
        result.quantity.startsWith(`${start}, k = `) && result.quantity.includes('mean steps, measured'),
    )!;
    const x = /k = ([\d, ]+), mean/.exec(quantity)![1]!.split(', ').map(Number);
    return [
      { label: start, group: start, role: 'measured', x, y: record.ours(quantity) },
      { label: `${start}, predicted`, group: start, role: 'predicted', x, y: record.expected(quantity) },
    ];
  });
  return {
    records: [record.path],
    panels: [
      {
        title: 'Steps by the degree of a harmonic on the sphere',
        xLabel: 'degree k',
        yLabel: 'mean steps',
        xLog: true,
        yLog: true,
        series,
      },
    ],
  };
}

/** Two waves at once: the part of each that is fitted. */
export function superpositionFigure(): ResultFigure {
  const record = theoryRecord('superposition-quick');
  const x = [0, 50, 500];
  const frequencies = record.protocol['frequencies'] as readonly number[];
  const fractions = (step: number, how: string): string =>
    `fractions of k = ${frequencies.join(' and ')} after ${step} steps, ${how}`;
  const panel: FigurePanel = {
    title: 'Part of two waves that is fitted',
    xLabel: 'steps',
    yLabel: 'fraction',
    series: frequencies.flatMap((k, i): FigureSeries[] => {
      const common = { group: `k = ${k}`, x };
      return [
        {
          ...common,
          label: `k = ${k}`,
          role: 'measured',
          y: x.map((step) => record.ours(fractions(step, 'measured'))[i]!),
        },
        {
          ...common,
          label: `k = ${k}, predicted`,
          role: 'predicted',
          y: x.map((step) => record.ours(fractions(step, 'predicted'))[i]!),
        },
        {
          ...common,
          label: `k = ${k}, Basri et al.`,
          role: 'published',
          y: x.map((step) => record.expected(fractions(step, 'measured'))[i]!),
          scatter: true,
        },
      ];
    }),
  };
  return { records: [record.path], panels: [panel] };
}
