import { CurveChart } from '@fourier-features/components/charts/CurveChart.tsx';
import { SliderField, ToggleField } from '@fourier-features/components/controls/Fields.tsx';
import { useState } from 'preact/hooks';
import type { DecayPoint } from './compute/decay.ts';
import { shortNumber } from './format.ts';
import { recorded } from './lab.ts';
import { looks } from './looks.ts';

/** How the eigenvalues of a ReLU network fall with frequency, and the steps that follow. */
export function Decay() {
  const [bias, setBias] = useState(false);
  const [frequency, setFrequency] = useState(8);
  const points = bias ? recorded.decay.withBias : recorded.decay.without;
  const trained = bias ? recorded.decayMeasured.withBias : recorded.decayMeasured.without;
  const at = points.find((point) => point.frequency === frequency);
  const half = points.find((point) => point.frequency === frequency / 2);
  const x = points.map((point) => point.frequency);
  return (
    <div class="live not-content theory">
      <div class="row">
        <ToggleField label="The hidden layer has biases" checked={bias} onChange={setBias} />
        <SliderField
          label="Frequency of the wave"
          value={frequency}
          min={1}
          max={32}
          step={1}
          text={`${frequency} cycles per turn`}
          onInput={setFrequency}
        />
      </div>
      <div class="charts">
        <CurveChart
          xLabel="frequency, cycles per turn"
          yLabel="eigenvalue"
          xLog
          yLog
          xRange={[1, 32]}
          label="Eigenvalues of one hidden ReLU layer on the circle against frequency: they fall as 1 over k squared"
          lines={[
            {
              ...looks.predicted,
              dash: undefined,
              label: 'eigenvalue',
              x,
              y: points.map(({ eigenvalue }) => eigenvalue),
            },
            ...(at
              ? [
                  {
                    ...looks.measured,
                    label: `${frequency} cycles`,
                    x: [frequency],
                    y: [at.eigenvalue],
                    dots: true,
                  },
                ]
              : []),
          ]}
        />
        <CurveChart
          xLabel="frequency, cycles per turn"
          yLabel="steps"
          xLog
          yLog
          xRange={[1, 32]}
          label="Steps of gradient descent until a wave is fitted, predicted and as trained"
          lines={[
            { ...looks.predicted, label: 'predicted', x, y: points.map(({ steps }) => steps ?? Number.NaN) },
            {
              ...looks.measured,
              label: 'trained, means of 30',
              x: trained.map((point) => point.x),
              y: trained.map((point) => point.y),
              dots: true,
            },
          ]}
        />
      </div>
      <p class="hint" aria-live="polite">
        {describe(frequency, at, half)}
      </p>
    </div>
  );
}

function describe(frequency: number, at: DecayPoint | undefined, half: DecayPoint | undefined): string {
  if (!at)
    return `Without biases, ${frequency} cycles are never fitted: the eigenvalue of odd frequencies from 3 on is 0.`;
  if (at.steps === null) return `At this learning rate, descent diverges along ${frequency} cycles.`;
  const times = half?.steps
    ? `, ${shortNumber(at.steps / half.steps)} times those of ${frequency / 2} cycles`
    : '';
  return `${frequency} cycles take ${shortNumber(at.steps)} steps by theory${times}.`;
}
