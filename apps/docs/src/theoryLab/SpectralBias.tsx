import { CurveChart } from '@fourier-features/components/charts/CurveChart.tsx';
import { SliderField } from '@fourier-features/components/controls/Fields.tsx';
import { Messages } from '@fourier-features/components/controls/Messages.tsx';
import { EngineBadge } from '@fourier-features/components/workers/EngineBadge.tsx';
import { Transport } from '../components/Transport.tsx';
import { outsideTheory } from './assumptions.ts';
import { EncodingControl } from './EncodingControl.tsx';
import { FitPad } from './FitPad.tsx';
import { shortNumber } from './format.ts';
import { changeSettings, live, prediction, settings, shownUpdates, startTraining } from './lab.ts';
import { looks } from './looks.ts';
import { NetworkControls } from './NetworkControls.tsx';
import { SaveField } from './SaveField.tsx';
import { SignalControl } from './SignalControl.tsx';
import { measured, predictedNow } from './shown.ts';

/** Smallest amplitude of the spectrum's axis: below, nothing is left to see. */
const FLOOR = 1e-4;

/** The lab: a signal, what theory predicts of a network that learns it, and the network itself. */
export function SpectralBias() {
  const { signal, every, fits } = prediction.value;
  const { optimizer, width } = settings.value;
  const predicted = predictedNow();
  const { fit, recorded } = measured();
  const applies = optimizer === 'sgd';
  const network = `network of width ${width}${recorded ? ', recorded' : ''}`;
  const shownPrediction = applies ? [{ ...looks.predicted, label: 'predicted', fit: predicted }] : [];
  const shownNetwork = fit ? [{ ...looks.measured, label: network, fit }] : [];
  const curves = [...shownPrediction, ...shownNetwork];
  const updates = fit?.updates ?? predicted.updates;
  const bins = Array.from(predicted.amplitudes, (_, k) => k);
  const start = fits[0]!;
  const summary = [
    `after ${updates} steps`,
    ...(applies ? [`predicted error ${shortNumber(predicted.heldOut)} on held-out samples`] : []),
    ...(fit ? [`measured ${shortNumber(fit.heldOut)}`] : []),
  ].join(', ');
  const index = fits.findLastIndex((each) => each.updates <= updates);
  return (
    <div class="live not-content theory" data-state={live.state.value}>
      <div class="row">
        <SignalControl />
        <EncodingControl />
      </div>
      <Transport live={live} onStart={() => void startTraining()} />
      <Messages error={live.error.value} warnings={outsideTheory(settings.value)} />
      <FitPad
        signal={signal}
        every={every}
        lines={curves.map(({ fit: { values }, ...look }) => ({ ...look, values }))}
        label={`The signal and the fits to it ${summary}`}
        onDraw={settings.value.signal === 'drawn' ? (drawn) => changeSettings({ drawn }) : undefined}
      />
      <SliderField
        label="Shown"
        value={Math.max(0, index)}
        min={0}
        max={fits.length - 1}
        step={1}
        text={`after ${updates.toLocaleString('en')} steps`}
        disabled={live.lanes.value.length > 0}
        onInput={(at) => {
          shownUpdates.value = fits[at]!.updates;
        }}
      />
      <CurveChart
        xLabel="frequency, cycles"
        yLabel="amplitude left"
        yLog
        yRange={[FLOOR, 1]}
        xRange={[0, bins.length - 1]}
        label={`What is left of each frequency ${summary}`}
        lines={[
          { ...looks.other, label: 'at the start', x: bins, y: floored(start.amplitudes) },
          ...curves.map(({ fit: { amplitudes }, ...look }) => ({ ...look, x: bins, y: floored(amplitudes) })),
        ]}
      />
      <p class="hint summary">
        {`Error on held-out samples (mean square) ${summary.replace('predicted error', 'predicted')}.`}
      </p>
      <details>
        <summary>Network and training</summary>
        <NetworkControls />
      </details>
      <SaveField />
      <EngineBadge engine={live.engine} />
    </div>
  );
}

/** Puts what is below the axis on its lower end. */
function floored(amplitudes: ArrayLike<number>): number[] {
  return Array.from(amplitudes, (value) => Math.max(FLOOR, value));
}
