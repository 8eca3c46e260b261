import { CurveChart } from '@fourier-features/components/charts/CurveChart.tsx';
import { SliderField, ToggleField } from '@fourier-features/components/controls/Fields.tsx';
import { useState } from 'preact/hooks';
import { recorded, worker } from './lab.ts';
import { looks } from './looks.ts';
import type { ShownFeatures } from './record.ts';
import { initialFeatures } from './settings.ts';
import { useComputed } from './useComputed.ts';

/** Random frequencies against a regular grid of them, and the variance of the kernel. */
export function RandomFeatures() {
  const [options, setOptions] = useState(initialFeatures);
  const [grid, setGrid] = useState(true);
  const found = useComputed<ShownFeatures>(recorded.features, JSON.stringify(options), () =>
    worker.randomFeatures(options),
  );
  const { scale, frequencyCount, seed } = options;
  const x = found.distances;
  const [draw] = found.draws;
  return (
    <div class="live not-content theory">
      <div class="row">
        <SliderField
          label="Frequencies m"
          value={Math.log2(frequencyCount)}
          min={1}
          max={11}
          step={1}
          text={`${frequencyCount}`}
          onInput={(power) => setOptions({ ...options, frequencyCount: 2 ** power })}
        />
        <SliderField
          label="Scale σ"
          value={Math.log2(scale)}
          min={-1}
          max={5}
          step={0.25}
          text={`${scale.toFixed(1)} cycles`}
          onInput={(power) => setOptions({ ...options, scale: 2 ** power })}
        />
        <ToggleField label="Show the grid" checked={grid} onChange={setGrid} />
        <button type="button" onClick={() => setOptions({ ...options, seed: seed + 1 })}>
          Draw again
        </button>
      </div>
      <CurveChart
        xLabel="distance"
        yLabel="kernel"
        xRange={[0, 2]}
        yRange={[-0.6, 1.05]}
        label={`Kernel of ${frequencyCount} random frequencies and of as many on a grid, around their limit`}
        lines={[
          { ...looks.other, label: 'limit ± two standard deviations', x, y: found.low },
          { ...looks.other, label: '', x, y: found.high },
          { ...looks.measured, label: `${frequencyCount} random frequencies`, x, y: draw! },
          ...(grid ? [{ ...looks.limit, label: `${frequencyCount} on a grid`, x, y: found.grid }] : []),
          { ...looks.predicted, label: 'limit', x, y: found.limit },
        ]}
      />
      <p class="hint" aria-live="polite">
        {`Root mean square error of three draws: ${found.error.measured.toFixed(3)}; by the formula ${found.error.predicted.toFixed(3)}. The kernel of the grid repeats at a distance of ${found.period.toFixed(2)}.`}
      </p>
    </div>
  );
}
