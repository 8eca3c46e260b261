import type { FigurePanel, FigureSeries, ResultFigure } from './resultFigure.ts';
import { theoryRecord } from './theoryRecord.ts';

/** Figure 5b: the error of encodings with amplitudes 1/jᵖ, and with amplitudes optimised by theory, for three kinds of signals. */
export function amplitudesFigure(): ResultFigure {
  const record = theoryRecord('fig05-quick');
  const powers = (record.protocol['powers'] as readonly string[]).filter((power) => power !== 'p = ∞');
  const x = powers.map((power) => Number(power.slice('p = '.length)));
  const panel = (alpha: string): FigurePanel => {
    const trained = (mapping: string): string => `α = ${alpha}, ${mapping}, test error, trained`;
    const published = powers.flatMap((power, i) =>
      record.expected(trained(power)).map((y) => [x[i]!, y] as const),
    );
    const optimised = trained(`optimised, α = ${alpha}`);
    const level = (label: string, role: FigureSeries['role'], value: number): FigureSeries => ({
      label,
      role,
      group: 'optimised',
      x: [x[0]!, x.at(-1)!],
      y: [value, value],
    });
    return {
      title: `α = ${alpha}`,
      xLabel: 'power p of the amplitudes',
      yLabel: 'test error',
      yLog: true,
      series: [
        {
          label: 'trained',
          group: 'power',
          role: 'measured',
          x,
          y: powers.map((p) => record.ours(trained(p))[0]!),
        },
        {
          label: 'predicted',
          group: 'power',
          role: 'predicted',
          x,
          y: powers.map((p) => record.ours(`α = ${alpha}, ${p}, test error, predicted`)[0]!),
        },
        {
          label: 'paper',
          group: 'power',
          role: 'published',
          x: published.map(([p]) => p),
          y: published.map(([, error]) => error),
          scatter: true,
        },
        level('optimised a', 'measured', record.ours(optimised)[0]!),
        level('optimised a, paper', 'published', record.expected(optimised)[0]!),
      ],
    };
  };
  return { records: [record.path], panels: ['1', '1.5', '2'].map(panel) };
}
