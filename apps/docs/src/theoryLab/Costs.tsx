import { CurveChart } from '@fourier-features/components/charts/CurveChart.tsx';
import { NumberField, SliderField } from '@fourier-features/components/controls/Fields.tsx';
import { useState } from 'preact/hooks';
import type { CostPoint } from './compute/costs.ts';
import { duration, memory } from './format.ts';
import { recorded, worker } from './lab.ts';
import { looks } from './looks.ts';
import { initialCosts } from './settings.ts';
import { useComputed } from './useComputed.ts';

const FIRST_SIDE = 512;

/** What a kernel of n points costs, against a network. */
export function Costs() {
  const [options, setOptions] = useState(initialCosts);
  const [side, setSide] = useState(FIRST_SIDE);
  const points = useComputed<readonly CostPoint[]>(recorded.costs, JSON.stringify(options), () =>
    worker.costs(options),
  );
  const x = points.map((point) => point.points);
  const at = points.find((point) => point.side === side)!;
  return (
    <div class="live not-content theory">
      <div class="row">
        <SliderField
          label="Picture"
          value={Math.log2(side)}
          min={3}
          max={10}
          step={1}
          text={`${side} × ${side} pixels`}
          onInput={(power) => setSide(2 ** power)}
        />
        <SliderField
          label="Width of the network"
          value={Math.log2(options.width)}
          min={4}
          max={10}
          step={1}
          text={`${options.width} channels`}
          onInput={(power) => setOptions({ ...options, width: 2 ** power })}
        />
        <NumberField
          label="Passes over the pixels"
          value={options.epochs}
          min={1}
          max={1000}
          onChange={(epochs) => setOptions({ ...options, epochs })}
        />
      </div>
      <div class="charts">
        <CurveChart
          xLabel="points n"
          yLabel="seconds"
          xLog
          yLog
          label="Estimated seconds against the number of points"
          lines={[
            { ...looks.limit, label: 'kernel, all points', x, y: points.map(({ kernel }) => kernel.seconds) },
            { ...looks.measured, label: 'network', x, y: points.map(({ network }) => network.seconds) },
          ]}
        />
        <CurveChart
          xLabel="points n"
          yLabel="bytes"
          xLog
          yLog
          label="Estimated memory against the number of points"
          lines={[
            { ...looks.limit, label: 'kernel, all points', x, y: points.map(({ kernel }) => kernel.bytes) },
            { ...looks.measured, label: 'network', x, y: points.map(({ network }) => network.bytes) },
          ]}
        />
      </div>
      <p aria-live="polite">
        {`${at.points.toLocaleString('en')} points: about ${duration(at.kernel.seconds)} and ${memory(at.kernel.bytes)} with the kernel, ${duration(at.network.seconds)} and ${memory(at.network.bytes)} with the network.`}
      </p>
    </div>
  );
}
