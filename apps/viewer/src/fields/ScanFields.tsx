import { SelectField, SliderField } from '@fourier-features/components/controls/Fields.tsx';
import { type SliceAxis, sliceSize } from '@fourier-features/tasks';
import { useState } from 'preact/hooks';
import { PlaneTiles } from './PlaneTiles.tsx';
import type { ShownFieldsProps } from './shownFields.ts';

const AXES: readonly { readonly value: SliceAxis; readonly label: string }[] = [
  { value: 'z', label: 'across z' },
  { value: 'y', label: 'across y' },
  { value: 'x', label: 'across x' },
];

const WINDOW_STEP = 0.01;

/** Shows slices of reconstructed scans, and the range of values that becomes black to white. */
export function ScanFields({ fits, ...rest }: ShownFieldsProps<'scan'>) {
  const { shape } = fits[0]!.facts;
  const [axis, setAxis] = useState<SliceAxis>('z');
  const [chosen, setChosen] = useState<number>();
  const [low, setLow] = useState(0);
  const [high, setHigh] = useState(1);
  const size = sliceSize(shape, axis);
  const index = Math.min(size.count - 1, chosen ?? Math.floor(size.count / 2));
  return (
    <>
      <PlaneTiles
        fits={fits.map(({ fit }) => fit)}
        size={size}
        slice={{ axis, index, window: [low, high] }}
        unit="cells"
        {...rest}
      />
      <div class="row">
        {shape.length === 3 ? (
          <>
            <SelectField
              label="Slices"
              value={axis}
              options={AXES}
              onChange={(next) => {
                setAxis(next);
                setChosen(undefined);
              }}
            />
            <SliderField
              label="Slice"
              value={index}
              min={0}
              max={size.count - 1}
              step={1}
              text={`${index + 1} of ${size.count}`}
              onInput={setChosen}
            />
          </>
        ) : null}
        <SliderField
          label="Black"
          value={low}
          min={0}
          max={1 - WINDOW_STEP}
          step={WINDOW_STEP}
          text={low.toFixed(2)}
          onInput={(value) => {
            setLow(value);
            setHigh(Math.max(high, value + WINDOW_STEP));
          }}
        />
        <SliderField
          label="White"
          value={high}
          min={WINDOW_STEP}
          max={1}
          step={WINDOW_STEP}
          text={high.toFixed(2)}
          onInput={(value) => {
            setHigh(value);
            setLow(Math.min(low, value - WINDOW_STEP));
          }}
        />
      </div>
    </>
  );
}
