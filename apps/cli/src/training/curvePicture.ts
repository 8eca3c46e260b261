import { curveChart } from '@fourier-features/charts';
import type { CurvePoint } from '@fourier-features/core';
import {
  type CurveLine,
  choiceLabel,
  choiceOf,
  type FitSettings,
  measureLabel,
} from '@fourier-features/tasks';

/** Draws a training curve as SVG. */
export function curvePicture(
  curve: readonly CurvePoint[],
  lines: readonly CurveLine[],
  settings: Pick<FitSettings, 'field' | 'encoding' | 'scale'>,
): string {
  const [first] = lines;
  const { label } = measureLabel(first!.measure);
  const { scale } = settings;
  return curveChart({
    title: `Training curve, ${choiceLabel(choiceOf(settings))}${scale === null ? '' : `, scale ${Number(scale.toPrecision(3))}`}`,
    xLabel: 'step',
    // Lines are named in the legend: the axis has the quantity and its unit alone.
    yLabel: lines.length > 1 ? label.replace(/^(fit|held-out) /, '') : label,
    series: lines.map((line) => ({
      name: line.label,
      points: curve.flatMap((point) => {
        const value = point[line.measure];
        return value === undefined ? [] : [[point.step, value] as const];
      }),
    })),
  });
}
