import { CurveChart } from '@fourier-features/components/charts/CurveChart.tsx';
import { PictureCanvas } from '@fourier-features/components/pictures/PictureCanvas.tsx';
import { useEffect, useState } from 'preact/hooks';
import { EncodingControl } from './EncodingControl.tsx';
import { heat } from './heat.ts';
import { live, prediction, recorded, settings, untouched, worker } from './lab.ts';
import { looks } from './looks.ts';
import { WidthControl } from './NetworkControls.tsx';
import type { Numbers } from './record.ts';
import { useComputed } from './useComputed.ts';

/** The kernel of one network takes longer than what is dragged may. */
const REST_MS = 200;

/** The tangent kernel: as a matrix, and how strongly it acts on each frequency, next to that of one network. */
export function Kernel() {
  const { steps: _, rateFraction: __, ...relevant } = settings.value;
  const { kernel, rates } = prediction.value;
  const drawn = useComputed<Numbers>(
    recorded.drawnRates,
    JSON.stringify(relevant),
    async () => (await worker.drawnKernel(settings.value)).rates,
    REST_MS,
  );
  const trained = useTrainedRates();
  const bins = Array.from(rates, (_, k) => k);
  const side = Math.sqrt(kernel.length);
  return (
    <div class="live not-content theory">
      <div class="row">
        <EncodingControl />
        <WidthControl />
      </div>
      <div class="tiles pictures">
        <figure class="tile">
          <PictureCanvas
            picture={heat(kernel)}
            aspect={1}
            label={`Tangent kernel of infinite width on ${side} samples: a bright diagonal where nearby samples move together`}
          />
          <figcaption>
            <span>kernel on the {side} samples</span>
          </figcaption>
        </figure>
        <CurveChart
          xLabel="frequency, cycles"
          yLabel="rate (eigenvalue)"
          yLog
          label="Rates at which frequencies are learned: of infinite width, of this network as drawn, and as trained"
          lines={[
            { ...looks.predicted, label: 'infinite width', x: bins, y: rates },
            { ...looks.other, dash: undefined, label: 'this network, as drawn', x: bins, y: drawn },
            ...(trained ? [{ ...looks.measured, label: 'as trained', x: bins, y: trained, dots: true }] : []),
          ]}
        />
      </div>
    </div>
  );
}

/** Returns the rates of the trained network, once a training rests. */
function useTrainedRates(): Numbers | undefined {
  const [rates, setRates] = useState<Numbers>();
  const state = live.state.value;
  const resting = state === 'paused' || state === 'ended';
  useEffect(() => {
    if (!resting) return setRates(undefined);
    let left = false;
    void live
      .background(() => worker.trainedKernel())
      .then((kernel) => {
        if (kernel && !left) setRates(kernel.rates);
      });
    return () => {
      left = true;
    };
  }, [resting]);
  return untouched.value ? recorded.trainedRates : rates;
}
