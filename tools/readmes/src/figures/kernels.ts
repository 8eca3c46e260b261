import type { FigurePanel, FigureSeries, ResultFigure } from './resultFigure.ts';
import { theoryRecord } from './theoryRecord.ts';

/** Offsets of the values of a kernel's row, in 32nds of the domain, and frequencies of those of its spectrum. */
const ROW = [0, 1, 2, 4, 8, 16].map((offset) => offset / 32);
const SPECTRUM = [0, 1, 2, 4, 8, 12, 16];
/** Frequencies at which figure 7 compares spectra. */
const SPREAD = [0, 1, 2, 8, 32, 43, 64];

/** Figure 2: the tangent kernel of a network on encodings with amplitudes 1/jᵖ, in space and in frequency. */
export function kernelFigure(): ResultFigure {
  const record = theoryRecord('fig02-quick');
  const powers = record.protocol['powers'] as readonly string[];
  const series = (quantity: string, x: readonly number[]): FigureSeries[] =>
    powers.map((power) => ({
      label: power,
      group: power,
      role: 'predicted',
      x,
      y: record.ours(`${quantity}, ${power}`),
    }));
  return {
    records: [record.path],
    panels: [
      { title: 'Row of the kernel', xLabel: 'offset', yLabel: 'kernel', series: series('row', ROW) },
      {
        title: 'Spectrum of the kernel',
        xLabel: 'frequency, cycles',
        yLabel: 'eigenvalue',
        yLog: true,
        series: series('spectrum', SPECTRUM),
      },
    ],
  };
}

/** Figure 7: how depth spreads the frequencies of an encoding over the spectrum of the kernel. */
export function spreadingFigure(): ResultFigure {
  const record = theoryRecord('fig07-quick');
  const panel = (title: string, name: string): FigurePanel => ({
    title,
    xLabel: 'frequency, cycles',
    yLabel: '|DFT| / K(0, ½)',
    yLog: true,
    series: [4, 8, 16].flatMap((hidden): FigureSeries[] => {
      const quantity = `${name}, ${hidden} hidden layers`;
      return [
        {
          label: `${hidden} hidden layers`,
          group: String(hidden),
          role: 'predicted',
          x: SPREAD,
          y: record.ours(quantity),
        },
      ];
    }),
  });
  return {
    records: [record.path],
    panels: [panel('Frequency 1', 'basic'), panel('Frequencies 1 and 43', '1 and 43')],
  };
}
