import { CurveChart } from '@fourier-features/components/charts/CurveChart.tsx';
import type { FigurePanel } from '@fourier-features/readmes';
import { type FigureLook, seriesLook } from './seriesLook.ts';

/** Draws one pair of axes of a figure. */
export function ResultChart({ panel, look }: { panel: FigurePanel; look: FigureLook }) {
  const { title, xLabel, yLabel, xLog = false, yLog = false, series } = panel;
  return (
    <div class="panel">
      <p class="title">{title}</p>
      <CurveChart
        lines={series.map((each) => {
          const { label, x, y, deviation, scatter } = each;
          return { label, x, y, deviation, dots: scatter, ...seriesLook(each, look) };
        })}
        label={describe(panel)}
        legend={false}
        fixedWidth={380}
        height={250}
        {...{ xLabel, yLabel, xLog, yLog }}
      />
    </div>
  );
}

/** Says what the chart shows: the first and the last value of each series. */
function describe({ title, xLabel, yLabel, series }: FigurePanel): string {
  const parts = series.map(({ label, x, y }) => {
    const point = (i: number): string => `${figure(y.at(i)!)} at ${figure(x.at(i)!)}`;
    return x.length === 1 ? `${label} ${point(0)}` : `${label} ${point(0)}, ${point(-1)}`;
  });
  return `${title}. ${yLabel} by ${xLabel}: ${parts.join('; ')}.`;
}

function figure(value: number): string {
  return String(Number(value.toPrecision(3)));
}
