import { type ChartLine, CurveChart } from '@fourier-features/components/charts/CurveChart.tsx';
import { measureLabel } from '@fourier-features/tasks';
import { fitLook } from './fitLook.ts';
import type { Fit } from './readResult.ts';

/** Draws the measures of the training against steps, a line for each fit. */
export function Curves({ fits }: { readonly fits: readonly Fit[] }) {
  const points = fits.flatMap(({ manifest }) => manifest?.curve ?? []);
  const names = [...new Set(points.flatMap((point) => Object.keys(point)))].filter((name) => name !== 'step');
  const charts = names.map((measure) => ({ measure, lines: linesOf(fits, measure) }));
  const drawn = charts.filter(({ lines }) => lines.some(({ x }) => x.length > 1));
  if (drawn.length === 0) return null;
  return (
    <section>
      <h2>Training</h2>
      <div class="live">
        <div class="charts">
          {drawn.map(({ measure, lines }) => {
            const { label } = titleOf(measure);
            return (
              <CurveChart
                key={measure}
                xLabel="steps"
                yLabel={label}
                yLog={measure === 'loss'}
                label={`${label}, against steps: ${lines.map((line) => lastOf(line, measure)).join(', ')}`}
                lines={lines}
              />
            );
          })}
        </div>
      </div>
    </section>
  );
}

function linesOf(fits: readonly Fit[], measure: string): ChartLine[] {
  return fits.flatMap((fit) => {
    const curve = (fit.manifest?.curve ?? []).filter((point) => typeof point[measure] === 'number');
    if (curve.length === 0) return [];
    const x = curve.map((point) => (point['step'] ?? 0) + 1);
    return [{ ...fitLook(fit), x, y: curve.map((point) => point[measure]!) }];
  });
}

function titleOf(measure: string): ReturnType<typeof measureLabel> {
  return measure === 'loss'
    ? { label: 'loss', format: (value) => value.toExponential(1) }
    : measureLabel(measure);
}

function lastOf({ label, y }: ChartLine, measure: string): string {
  return `${label} ${titleOf(measure).format(y[y.length - 1]!)}`;
}
