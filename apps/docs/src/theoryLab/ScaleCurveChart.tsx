import { CurveChart } from '@fourier-features/components/charts/CurveChart.tsx';
import { proxy } from 'comlink';
import { useEffect, useState } from 'preact/hooks';
import type { ScalePoint } from './compute/scaleCurve.ts';
import { shortNumber } from './format.ts';
import { live, recorded, settings, untouched, worker } from './lab.ts';
import { looks } from './looks.ts';
import type { ShownScaleCurve } from './record.ts';
import { useComputed } from './useComputed.ts';

/** Smallest error of the axis. */
const FLOOR = 1e-4;

/** Held-out error against the scale: under- and overfitting, predicted at once and measured on demand. */
export function ScaleCurveChart() {
  const { scale, power, encoding, optimizer, steps } = settings.value;
  const series = encoding === 'series';
  const relevant = { ...settings.value, scale: 0, power: 0 };
  const key = JSON.stringify(relevant);
  const curve = useComputed<ShownScaleCurve | null>(recorded.scaleCurve, key, () =>
    worker.scaleCurve(settings.value),
  );
  const [points, setPoints] = useState<readonly ScalePoint[]>(recorded.scalePoints);
  const [measuring, setMeasuring] = useState(false);
  const [firstKey] = useState(key);
  useEffect(() => {
    if (key === firstKey) return;
    void worker.stopScales();
    setMeasuring(false);
    setPoints([]);
  }, [key, firstKey]);
  const measure = async (): Promise<void> => {
    setPoints([]);
    setMeasuring(true);
    const tell = proxy((point: ScalePoint) => setPoints((before) => [...before, point]));
    await live.attempt(() => worker.measureScales(settings.value, tell));
    setMeasuring(false);
  };
  const now = series ? power : scale;
  const applies = optimizer === 'sgd';
  if (!curve) return <p class="hint">Without a mapping there is no scale to choose.</p>;
  const best = curve.x[curve.heldOut.indexOf(Math.min(...curve.heldOut))]!;
  const nearest = curve.x.findIndex((value) => value >= now);
  return (
    <section aria-label="Error against the scale">
      <CurveChart
        xLabel={series ? 'power p' : 'scale σ, cycles'}
        yLabel="mean square error"
        xLog={!series}
        yLog
        label={`Error on held-out samples against the ${series ? 'power' : 'scale'}: the least is predicted at ${shortNumber(best)}`}
        lines={[
          {
            ...looks.limit,
            label: 'kernel regression (no end of training), held out',
            x: curve.x,
            y: curve.limit,
          },
          ...(applies
            ? [
                {
                  ...looks.predicted,
                  label: `predicted after ${steps} steps, held out`,
                  x: curve.x,
                  y: curve.heldOut,
                },
                {
                  ...looks.other,
                  label: `predicted after ${steps} steps, trained samples`,
                  x: curve.x,
                  y: curve.train.map((value) => Math.max(FLOOR, value)),
                },
              ]
            : []),
          {
            ...looks.measured,
            label: `trained networks${untouched.value ? ', recorded' : ''}, held out`,
            x: points.map(({ x }) => x),
            y: points.map(({ heldOut }) => heldOut),
            dots: true,
          },
          ...(nearest >= 0
            ? [{ ...looks.truth, label: 'chosen', x: [now], y: [curve.heldOut[nearest]!], dots: true }]
            : []),
        ]}
      />
      <div class="row">
        <button type="button" disabled={measuring} onClick={() => void measure()}>
          {measuring ? `Training network ${points.length + 1}…` : 'Train a network at each of nine'}
        </button>
        {measuring ? (
          <button
            type="button"
            onClick={() => {
              void worker.stopScales();
            }}
          >
            Stop
          </button>
        ) : null}
      </div>
    </section>
  );
}
