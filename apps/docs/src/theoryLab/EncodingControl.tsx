import { SelectField, SliderField } from '@fourier-features/components/controls/Fields.tsx';
import { changeSettings, settings } from './lab.ts';
import { encodingLabels, hasScale, INFINITE_POWER, type LabEncoding } from './settings.ts';

const ENCODINGS = Object.entries(encodingLabels).map(([value, label]) => ({
  value: value as LabEncoding,
  label,
}));

/** Smallest and largest scale, as powers of two: in cycles per unit. */
const SCALE_POWERS = { min: -2, max: 6, step: 0.05 };

/** Chooses the encoding and its one number, which all figures of the page follow while it is dragged. */
export function EncodingControl() {
  const { encoding, power, scale } = settings.value;
  return (
    <>
      <SelectField
        label="Encoding"
        value={encoding}
        options={ENCODINGS}
        onChange={(chosen) =>
          changeSettings({
            encoding: chosen,
            // σ^U[0, 1) takes a σ above 1.
            ...(chosen === 'log-uniform' ? { scale: Math.max(scale, 1.1) } : {}),
          })
        }
      />
      {encoding === 'series' ? (
        <SliderField
          label="Power p of the amplitudes"
          value={power}
          min={0}
          max={INFINITE_POWER}
          step={0.05}
          text={power >= INFINITE_POWER ? '∞' : power.toFixed(2)}
          onInput={(value) => changeSettings({ power: value })}
        />
      ) : (
        <SliderField
          label="Scale σ"
          value={Math.log2(scale)}
          {...SCALE_POWERS}
          min={encoding === 'log-uniform' ? 0.15 : SCALE_POWERS.min}
          text={hasScale(encoding) ? `${scale.toFixed(scale < 10 ? 2 : 1)} cycles` : 'none'}
          disabled={!hasScale(encoding)}
          onInput={(value) => changeSettings({ scale: 2 ** value })}
        />
      )}
    </>
  );
}
