import { CurveChart } from '@fourier-features/components/charts/CurveChart.tsx';
import { SliderField } from '@fourier-features/components/controls/Fields.tsx';
import { useState } from 'preact/hooks';
import { EncodingControl } from './EncodingControl.tsx';
import { prediction, recorded, settings, worker } from './lab.ts';
import { looks } from './looks.ts';
import type { ShownRegression } from './record.ts';
import { initialRegression } from './settings.ts';
import { useComputed } from './useComputed.ts';

/** Smallest standard deviation of the noise slider, as a power of two; below it stands for none. */
const NOISE_POWERS = { min: -9, max: -2, step: 1 };

/** Kernel regression on the lab's signal, with its uncertainty. */
export function Regression() {
  const [options, setOptions] = useState(initialRegression);
  const { width: _, steps: __, ...relevant } = settings.value;
  const found = useComputed<ShownRegression>(recorded.regression, JSON.stringify([relevant, options]), () =>
    worker.regression(settings.value, options),
  );
  const signal = prediction.value.signal;
  const grid = Array.from(signal, (_, i) => i / signal.length);
  const { samples, noise } = options;
  return (
    <div class="live not-content theory">
      <div class="row">
        <EncodingControl />
      </div>
      <div class="row">
        <SliderField
          label="Samples"
          value={Math.log2(samples)}
          min={2}
          max={6}
          step={1}
          text={`${samples}`}
          onInput={(power) => setOptions({ ...options, samples: 2 ** power })}
        />
        <SliderField
          label="Noise assumed on them"
          value={noise === 0 ? NOISE_POWERS.min : Math.log2(noise)}
          {...NOISE_POWERS}
          text={noise === 0 ? 'none' : noise.toPrecision(1)}
          onInput={(power) => setOptions({ ...options, noise: power === NOISE_POWERS.min ? 0 : 2 ** power })}
        />
      </div>
      <CurveChart
        xLabel="x"
        yLabel="value"
        yRange={[-1, 1]}
        xRange={[0, 1]}
        label={`Kernel regression on ${samples} samples of the signal, with a band of two standard deviations`}
        lines={[
          { ...looks.truth, label: 'signal', x: grid, y: signal },
          { ...looks.limit, label: 'two standard deviations', x: grid, y: within(found.low) },
          { ...looks.limit, label: '', x: grid, y: within(found.high) },
          { ...looks.predicted, dash: undefined, label: 'kernel regression', x: grid, y: within(found.mean) },
          { ...looks.measured, label: 'samples', x: found.points, y: found.targets, dots: true },
        ]}
      />
    </div>
  );
}

/** Keeps curves within the picture. */
function within(values: ArrayLike<number>): number[] {
  return Array.from(values, (value) => Math.min(1, Math.max(-1, value)));
}
