import { summarise } from '@fourier-features/experiments';
import { secondsOf, trainingsOf } from '../../../../packages/tasks/experiments/reading/curveReading.ts';
import type { FieldResult } from '../../../../packages/tasks/experiments/result.ts';
import { titleOf } from '../means.ts';
import { equalFields, FIELDS, fieldsOf } from '../tables/fields.ts';
import type { FigurePanel, FigureSeries, ResultFigure } from './resultFigure.ts';

/** What a panel is about: subjects of a record, of whose measures it shows the mean. */
interface CurvesOf {
  readonly title: string;
  readonly subjects: readonly string[];
  readonly measure: string;
  readonly yLabel: string;
}

const PANELS: readonly CurvesOf[] = [
  photographs('Photographs, held-out pixels', 'heldOutPsnr', 'held-out PSNR, dB'),
  photographs('Photographs, pixels trained on', 'fitPsnr', 'fit PSNR, dB'),
  {
    title: 'Text, held-out pixels',
    subjects: ['light'],
    measure: 'heldOutPsnr',
    yLabel: 'held-out PSNR, dB',
  },
  {
    title: 'Shapes',
    subjects: ['gyroid', 'trefoil', 'gear', 'bored-cube'],
    measure: 'boundaryIou',
    yLabel: 'IoU near the surface',
  },
  { title: 'CT, phantom', subjects: ['shepp:8'], measure: 'psnr', yLabel: 'PSNR, dB' },
  { title: 'CT, a slice of a brain', subjects: ['brain:colin27-z070'], measure: 'psnr', yLabel: 'PSNR, dB' },
  { title: 'Scene', subjects: ['solids'], measure: 'heldOutPsnr', yLabel: 'held-out PSNR, dB' },
];

/** Quality of all fields at equal parameters against steps, mean over subjects and seeds. */
export function fieldStepCurves(): ResultFigure {
  return figureOf('steps');
}

/** Quality of all fields at equal parameters against seconds of training, mean over subjects and seeds. */
export function fieldSecondCurves(): ResultFigure {
  return figureOf('seconds');
}

function photographs(title: string, measure: string, yLabel: string): CurvesOf {
  return { title, subjects: ['astronaut', 'brushes', 'dandelion'], measure, yLabel };
}

function figureOf(axis: 'steps' | 'seconds'): ResultFigure {
  const results = equalFields();
  return { records: [FIELDS], panels: PANELS.map((panel) => panelOf(results, panel, axis)) };
}

function panelOf(
  results: readonly FieldResult[],
  { title, subjects, measure, yLabel }: CurvesOf,
  axis: 'steps' | 'seconds',
): FigurePanel {
  return {
    title,
    xLabel: axis === 'steps' ? 'steps' : 'seconds of training',
    xLog: axis === 'seconds',
    yLabel,
    series: fieldsOf(results).flatMap((field): FigureSeries[] => {
      const trainings = subjects.flatMap((subject) => trainingsOf(results, subject, field));
      const [first] = trainings;
      if (!first) return [];
      // Subjects of one panel have one size, so their times of a step differ only by other work on the machine.
      const stepSeconds = Math.min(...trainings.map((training) => training.stepSeconds));
      return [
        {
          label: titleOf(field),
          group: field,
          role: 'measured',
          x: axis === 'steps' ? first.curve.step : secondsOf({ ...first, stepSeconds }),
          y: first.curve.step.map(
            (_, i) => summarise(trainings.map(({ curve }) => curve[measure]![i]!)).mean,
          ),
        },
      ];
    }),
  };
}
