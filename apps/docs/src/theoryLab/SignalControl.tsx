import { SelectField, SliderField } from '@fourier-features/components/controls/Fields.tsx';
import { changeSettings, prediction, settings } from './lab.ts';
import { type SignalKind, signalLabels } from './settings.ts';

const SIGNALS = Object.entries(signalLabels).map(([value, label]) => ({ value: value as SignalKind, label }));

/** Chooses the signal. Drawing starts from the one that was shown. */
export function SignalControl() {
  const { signal, alpha } = settings.value;
  return (
    <>
      <SelectField
        label="Signal"
        value={signal}
        options={SIGNALS}
        onChange={(chosen) =>
          changeSettings({
            signal: chosen,
            ...(chosen === 'drawn' ? { drawn: Array.from(prediction.value.signal) } : {}),
          })
        }
      />
      {signal === 'power-law' ? (
        <SliderField
          label="Exponent α of the signal"
          value={alpha}
          min={0}
          max={2}
          step={0.1}
          text={alpha.toFixed(1)}
          onInput={(value) => changeSettings({ alpha: value })}
        />
      ) : null}
    </>
  );
}
