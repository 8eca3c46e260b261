import type { FigurePanel, FigureSeries, ResultFigure } from './resultFigure.ts';
import { theoryRecord } from './theoryRecord.ts';

/** Steps at which the record of figure 3 holds errors. */
const STEPS = [1000, 5000, 10_000, 20_000, 50_000];

/** Figures 3 and 12: errors while a signal is fitted in one dimension, measured and predicted from the start. */
export function trainingFigure(mappings: readonly string[]): ResultFigure {
  const record = theoryRecord('fig03-paper');
  const last = STEPS.at(-1)!;
  const panel = (title: string, part: 0 | 1): FigurePanel => ({
    title,
    xLabel: 'steps',
    yLabel: 'mean square error',
    xLog: true,
    yLog: true,
    series: mappings.flatMap((mapping): FigureSeries[] => {
      const errors = (how: string) => (step: number) =>
        record.ours(`${mapping}, train and test error after ${step} steps, ${how}`)[part]!;
      const published = record.expected(`${mapping}, train and test error after ${last} steps, measured`);
      const common = { group: mapping, x: STEPS };
      return [
        { ...common, label: mapping, role: 'measured', y: STEPS.map(errors('measured')) },
        {
          ...common,
          label: `${mapping}, predicted`,
          role: 'predicted',
          y: STEPS.map(errors('predicted from f₀')),
        },
        {
          group: mapping,
          label: `${mapping}, paper`,
          role: 'published',
          x: [last],
          y: [published[part]!],
          scatter: true,
        },
      ];
    }),
  });
  return { records: [record.path], panels: [panel('Trained on', 0), panel('Held out', 1)] };
}

/** Figure 14: the error of a bump by its place, with and without the basic mapping. */
export function bumpFigure(): ResultFigure {
  const record = theoryRecord('fig14-paper');
  const series = ['no mapping', 'basic'].flatMap((mapping): FigureSeries[] => {
    const means = record.results.filter(({ quantity }) =>
      new RegExp(`^${mapping}, centre .*, error \\(deviation`).test(quantity),
    );
    const centre = (quantity: string): number => Number(/centre (-?[\d.]+)/.exec(quantity)![1]);
    const published = means.filter(({ expected }) => expected !== null);
    return [
      {
        label: mapping,
        group: mapping,
        role: 'measured',
        x: means.map(({ quantity }) => centre(quantity)),
        y: means.map(({ ours }) => ours as number),
        deviation: means.map(({ quantity }) => Number(/deviation ([\d.e-]+)/.exec(quantity)![1])),
      },
      {
        label: `${mapping}, paper`,
        group: mapping,
        role: 'published',
        x: published.map(({ quantity }) => centre(quantity)),
        y: published.map(({ expected }) => expected as number),
        scatter: true,
      },
    ];
  });
  return {
    records: [record.path],
    panels: [
      {
        title: 'Error of a bump by its centre',
        xLabel: 'centre, radians',
        yLabel: 'mean square error',
        yLog: true,
        series,
      },
    ],
  };
}
