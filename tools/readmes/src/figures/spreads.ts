import type { FigurePanel, FigureSeries, ResultFigure } from './resultFigure.ts';
import { theoryRecord } from './theoryRecord.ts';

const DISTRIBUTIONS = ['Gaussian', 'uniform', 'log-uniform', 'Laplacian'];

/** Figures 4 and 13: the error of sixteen random frequencies by how far they spread, whatever their distribution. */
export function spreadFigure(error: 'test' | 'train'): ResultFigure {
  const record = theoryRecord('fig04-quick');
  const part = error === 'train' ? 1 : 2;
  const panel = (alpha: string): FigurePanel => {
    const clouds = DISTRIBUTIONS.map((distribution): FigureSeries => {
      const triples = record.ours(
        `α = ${alpha}, ${distribution}: spread, train and test error of each network`,
      );
      const every = (offset: number): number[] => triples.filter((_, i) => i % 3 === offset);
      return {
        label: distribution,
        group: distribution,
        role: 'measured',
        x: every(0),
        y: every(part),
        scatter: true,
      };
    });
    const spreads = clouds.flatMap(({ x }) => x);
    const level = (label: string, role: FigureSeries['role'], value: number): FigureSeries => ({
      label,
      role,
      group: 'dense',
      x: [Math.min(...spreads), Math.max(...spreads)],
      y: [value, value],
    });
    const dense = `α = ${alpha}, dense, mean test error`;
    return {
      title: `α = ${alpha}`,
      xLabel: 'spread of the frequencies, cycles',
      yLabel: `${error} error`,
      xLog: true,
      yLog: true,
      series:
        error === 'train'
          ? clouds
          : [
              ...clouds,
              level('dense grid', 'measured', record.ours(dense)[0]!),
              level('dense grid, paper', 'published', record.expected(dense)[0]!),
            ],
    };
  };
  return { records: [record.path], panels: ['0.5', '1', '1.5'].map(panel) };
}

/** Figure 9: the same for photographs. */
export function pictureSpreadFigure(): ResultFigure {
  const record = theoryRecord('fig09-quick');
  const photos = record.protocol['photos'] as readonly string[];
  const panel = (photo: string): FigurePanel => ({
    title: photo,
    xLabel: 'spread of the frequencies, cycles',
    yLabel: 'held-out error',
    xLog: true,
    yLog: true,
    series: DISTRIBUTIONS.map((distribution): FigureSeries => {
      const pairs = record.results
        .filter(({ quantity }) => quantity.startsWith(`${photo}, ${distribution}, scale `))
        .map(({ ours }) => ours as readonly number[]);
      return {
        label: distribution,
        group: distribution,
        role: 'measured',
        x: pairs.map(([spread]) => spread!),
        y: pairs.map(([, error]) => error!),
        scatter: true,
      };
    }),
  });
  return { records: [record.path], panels: photos.map(panel) };
}
