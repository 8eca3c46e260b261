import { summarise } from '@fourier-features/experiments';
import { titleOf } from '../means.ts';
import { readRecord } from '../readRecord.ts';
import { PICTURES } from '../tables/pictures.ts';
import { CT_QUICK, MRI_QUICK } from '../tables/reconstruction.ts';
import { SCENES } from '../tables/scenes.ts';
import type { FigurePanel, FigureSeries, ResultFigure } from './resultFigure.ts';

/** The paper's encodings; scenes are compared with positional frequencies rotated, as in its table. */
const ENCODINGS = ['none', 'basic', 'positional', 'positional-rotated', 'gaussian'];

/** What curves need of a result: what was fitted, by which encoding, and its measures along the training. */
interface CurveResult {
  readonly encoding?: string;
  readonly method?: string;
  readonly subject?: string;
  readonly curve?: readonly Readonly<Record<string, number>>[];
}

/** Held-out PSNR of the encodings while photographs and text are fitted, mean over pictures. */
export function pictureCurves(): ResultFigure {
  return {
    records: [PICTURES.photo, PICTURES.text],
    panels: [
      curvesPanel('Photographs', PICTURES.photo, 'heldOutPsnr', 'held-out PSNR, dB'),
      curvesPanel('Text', PICTURES.text, 'heldOutPsnr', 'held-out PSNR, dB'),
    ],
  };
}

/** PSNR of the encodings while scans are reconstructed. */
export function ctCurves(): ResultFigure {
  return {
    records: [CT_QUICK],
    panels: [
      curvesPanel('Phantoms', CT_QUICK, 'psnr', 'PSNR, dB', 'shepp'),
      curvesPanel('A slice of a brain', CT_QUICK, 'psnr', 'PSNR, dB', 'brain'),
    ],
  };
}

/** PSNR of the encodings while volumes are reconstructed from part of their k-space. */
export function mriCurves(): ResultFigure {
  return {
    records: [MRI_QUICK],
    panels: [
      curvesPanel('A brain', MRI_QUICK, 'psnr', 'PSNR, dB', 'colin27-brain'),
      curvesPanel('A head', MRI_QUICK, 'psnr', 'PSNR, dB', 'colin27-head'),
    ],
  };
}

/** Held-out PSNR of the encodings while a scene is fitted. */
export function sceneCurves(): ResultFigure {
  return {
    records: [SCENES],
    panels: [curvesPanel('A scene', SCENES, 'heldOutPsnr', 'held-out PSNR, dB')],
  };
}

function curvesPanel(
  title: string,
  path: string,
  measure: string,
  yLabel: string,
  subjects = '',
): FigurePanel {
  const own = readRecord<CurveResult>(path).results.filter(({ subject = '' }) =>
    subject.startsWith(subjects),
  );
  const rotated = own.some(({ encoding }) => encoding === 'positional-rotated');
  const results = rotated ? own.filter(({ encoding }) => encoding !== 'positional') : own;
  return {
    title,
    xLabel: 'steps',
    yLabel,
    series: ENCODINGS.flatMap((name): FigureSeries[] => {
      const curves = results
        .filter(({ encoding, method }) => (encoding ?? method) === name)
        .flatMap(({ curve }) => (curve ? [curve] : []));
      const [first] = curves;
      if (!first) return [];
      return [
        {
          label: titleOf(name.replace('-rotated', '')),
          group: name.replace('-rotated', ''),
          role: 'measured',
          x: first.map(({ step }) => step!),
          y: first.map((_, i) => summarise(curves.map((curve) => curve[i]![measure]!)).mean),
        },
      ];
    }),
  };
}
