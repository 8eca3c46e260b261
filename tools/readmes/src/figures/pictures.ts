import { summarise } from '@fourier-features/experiments';
import type { FigurePanel, FigureSeries, ResultFigure } from './resultFigure.ts';
import { theoryRecord } from './theoryRecord.ts';

/** Figure 6: PSNR by the number of frequencies, for networks of three depths. */
export function depthFigure(): ResultFigure {
  const record = theoryRecord('fig06-quick');
  const counts = record.protocol['counts'] as readonly number[];
  const depths = record.protocol['depths'] as readonly number[];
  return {
    records: [record.path],
    panels: [
      {
        title: 'PSNR by the number of frequencies',
        xLabel: 'frequencies m',
        yLabel: 'PSNR of all pixels, dB',
        xLog: true,
        series: depths.map((depth) => ({
          label: `${depth} layers`,
          group: String(depth),
          role: 'measured',
          x: counts,
          y: record.ours(`${depth} layers, mean PSNR`),
        })),
      },
    ],
  };
}

/** Figure 8: held-out PSNR while B and a are fixed, and while they are trained as well. */
export function trainedFrequenciesFigure(): ResultFigure {
  const record = theoryRecord('fig08-quick');
  const scales = record.protocol['scales'] as readonly number[];
  const photos = record.protocol['photos'] as readonly string[];
  const steps = record.protocol['steps'] as number;
  const panel = (scale: number): FigurePanel => ({
    title: `scale ${scale}`,
    xLabel: 'steps',
    yLabel: 'held-out PSNR, dB',
    series: (['fixed', 'trained'] as const).map((how): FigureSeries => {
      // The first two numbers are how far B and a moved.
      const curves = photos.map((photo) => record.ours(`scale ${scale}, ${photo}, ${how} B and a`).slice(2));
      const spacing = steps / (curves[0]!.length - 1);
      return {
        label: `${how} B and a`,
        group: how,
        role: 'measured',
        x: curves[0]!.map((_, i) => i * spacing),
        y: curves[0]!.map((_, i) => summarise(curves.map((curve) => curve[i]!)).mean),
      };
    }),
  });
  return { records: [record.path], panels: scales.map(panel) };
}

/** Figure 10: PSNR of a photograph by the scale. */
export function scaleFigure(): ResultFigure {
  const record = theoryRecord('fig10-quick');
  const scales = record.protocol['scales'] as readonly number[];
  const parts = ['trained on', 'held out', 'all'];
  return {
    records: [record.path],
    panels: [
      {
        title: 'PSNR by the scale',
        xLabel: 'scale σ, cycles per 256 pixels',
        yLabel: 'PSNR, dB',
        xLog: true,
        series: parts.map((part, i) => ({
          label: part,
          group: part,
          role: 'measured',
          x: scales,
          y: scales.map((scale) => record.ours(`scale ${scale}, PSNR of the pixels`)[i]!),
        })),
      },
    ],
  };
}

/** Figure 11: PSNR of waves by their direction. */
export function directionFigure(): ResultFigure {
  const record = theoryRecord('fig11-quick');
  const series = ['positional', 'Gaussian'].flatMap((encoding): FigureSeries[] => {
    const results = record.results.filter(({ quantity }) => quantity.startsWith(`${encoding}, angle`));
    const x = results.map(({ quantity }) => Number(/angle ([\d.]+)/.exec(quantity)![1]));
    return [
      { label: encoding, group: encoding, role: 'measured', x, y: results.map(({ ours }) => ours as number) },
      {
        label: `${encoding}, paper`,
        group: encoding,
        role: 'published',
        x,
        y: results.map(({ expected }) => expected as number),
        scatter: true,
      },
    ];
  });
  return {
    records: [record.path],
    panels: [
      { title: 'PSNR of waves by their direction', xLabel: 'angle, degrees', yLabel: 'PSNR, dB', series },
    ],
  };
}

/** The radius of the blur of a picture that is nearest to a network's output. */
export function blurFigure(): ResultFigure {
  const record = theoryRecord('blur-quick');
  const series = ['no mapping', 'Gaussian'].map((mapping): FigureSeries => {
    const results = record.results.filter(({ quantity }) => quantity.startsWith(`${mapping}, `));
    return {
      label: mapping,
      group: mapping,
      role: 'measured',
      x: results.map(({ quantity }) => Number(/(\d+) updates/.exec(quantity)![1])),
      y: results.map(({ ours }) => (ours as readonly number[])[0]!),
    };
  });
  return {
    records: [record.path],
    panels: [
      {
        title: 'Nearest blur of the picture',
        xLabel: 'updates',
        yLabel: 'radius, pixels',
        yLog: true,
        series,
      },
    ],
  };
}
