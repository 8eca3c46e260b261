import { CurveChart } from '@fourier-features/components/charts/CurveChart.tsx';
import { Transport } from '../components/Transport.tsx';
import { amplitudeMeasure } from './amplitudeMeasure.ts';
import { live, prediction, settings, startTraining } from './lab.ts';
import { frequencyColors, looks } from './looks.ts';
import { FOLLOWED } from './settings.ts';
import { measured } from './shown.ts';

/** Errors along the training: of single frequencies, and of all samples. */
export function Convergence() {
  const { fits } = prediction.value;
  const { curve, recorded } = measured();
  const applies = settings.value.optimizer === 'sgd';
  const predictedSteps = fits.map(({ updates }) => updates);
  const steps = curve.map(({ step }) => step + 1);
  const suffix = recorded ? ', recorded' : '';
  const predictedLines = applies
    ? FOLLOWED.map((frequency, i) => ({
        label: '',
        color: frequencyColors[i]!,
        dash: '6 4',
        x: predictedSteps,
        y: fits.map(({ amplitudes }) => amplitudes[frequency]!),
      }))
    : [];
  const range = [1, settings.value.steps] as const;
  return (
    <div class="live not-content theory">
      <Transport live={live} onStart={() => void startTraining()} />
      <div class="charts">
        <CurveChart
          xLabel="steps"
          yLabel="amplitude left"
          xLog
          yLog
          xRange={range}
          yRange={[1e-4, 0.5]}
          label={`Amplitude left at ${FOLLOWED.join(', ')} cycles against steps, dashed as predicted, solid as measured${suffix}`}
          lines={[
            ...FOLLOWED.map((frequency, i) => ({
              label: `${frequency} cycles`,
              color: frequencyColors[i]!,
              x: steps,
              y: curve.map((point) => point[amplitudeMeasure(frequency)] ?? Number.NaN),
            })),
            ...predictedLines,
          ]}
        />
        <CurveChart
          xLabel="steps"
          yLabel="mean square error"
          xLog
          yLog
          xRange={range}
          label={`Mean square error against steps, predicted and measured${suffix}`}
          lines={[
            ...(applies
              ? [
                  {
                    ...looks.predicted,
                    label: 'predicted, trained samples',
                    x: predictedSteps,
                    y: fits.map(({ train }) => train),
                  },
                  {
                    ...looks.limit,
                    label: 'predicted, held out',
                    x: predictedSteps,
                    y: fits.map(({ heldOut }) => heldOut),
                  },
                ]
              : []),
            {
              ...looks.measured,
              label: 'measured, trained samples',
              x: steps,
              y: curve.map(({ trainMse }) => trainMse ?? Number.NaN),
            },
            {
              ...looks.truth,
              dash: undefined,
              label: 'measured, held out',
              x: steps,
              y: curve.map(({ heldOutMse }) => heldOutMse ?? Number.NaN),
            },
          ]}
        />
      </div>
      <p class="hint">
        {applies
          ? 'Dashed: predicted for infinite width, from the values of the untrained network.'
          : 'Nothing is predicted for Adam.'}
        {recorded ? ' Solid: a recorded training, until you start one.' : ''}
        {curve.length > 0 && !recorded ? ' Solid: this training.' : ''}
      </p>
    </div>
  );
}
