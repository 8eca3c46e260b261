import { ChartSample } from '@fourier-features/components/charts/ChartMarks.tsx';
import type { FigureSeries } from '@fourier-features/readmes';
import { type FigureLook, seriesLook } from './seriesLook.ts';

/** Names the lines of a figure once for all its panels. */
export function FigureLegend({ series, look }: { series: readonly FigureSeries[]; look: FigureLook }) {
  const labels = new Map(series.map((each) => [each.label, each]));
  return (
    <div class="chart">
      <div class="legend">
        {[...labels.values()].map((each) => (
          <span key={each.label}>
            <ChartSample {...seriesLook(each, look)} dots={each.scatter} />
            {each.label}
          </span>
        ))}
      </div>
    </div>
  );
}
