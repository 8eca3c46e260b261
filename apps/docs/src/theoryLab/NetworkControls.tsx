import { NumberField, SelectField, SliderField } from '@fourier-features/components/controls/Fields.tsx';
import { changeSettings, settings } from './lab.ts';

const OPTIMIZERS = [
  { value: 'sgd', label: 'gradient descent' },
  { value: 'adam', label: 'Adam, rate 0.001' },
] as const;

/** Chooses the network and how it is trained. */
export function NetworkControls() {
  const { frequencyCount, depth, steps, rateFraction, optimizer, seed } = settings.value;
  return (
    <div class="row">
      <WidthControl />
      <NumberField
        label="Depth"
        unit="layers"
        value={depth}
        min={2}
        max={8}
        onChange={(value) => changeSettings({ depth: value })}
      />
      <NumberField
        label="Random frequencies m"
        value={frequencyCount}
        min={1}
        max={512}
        onChange={(value) => changeSettings({ frequencyCount: value })}
      />
      <NumberField
        label="Steps"
        value={steps}
        min={10}
        max={20_000}
        onChange={(value) => changeSettings({ steps: value })}
      />
      <SelectField
        label="Optimiser"
        value={optimizer}
        options={OPTIMIZERS}
        onChange={(value) => changeSettings({ optimizer: value })}
      />
      <NumberField
        label="Rate, of the largest stable one"
        value={rateFraction}
        min={0.01}
        max={1}
        step="any"
        disabled={optimizer === 'adam'}
        onChange={(value) => changeSettings({ rateFraction: value })}
      />
      <NumberField
        label="Seed"
        value={seed}
        min={0}
        max={4_294_967_295}
        onChange={(value) => changeSettings({ seed: value })}
      />
    </div>
  );
}

/** Smallest and largest width, as powers of two. */
const WIDTH_POWERS = { min: 3, max: 10, step: 1 };

/** Chooses how many channels the hidden layers have. */
export function WidthControl() {
  const { width } = settings.value;
  return (
    <SliderField
      label="Width of the network"
      value={Math.log2(width)}
      {...WIDTH_POWERS}
      text={`${width} channels`}
      onInput={(value) => changeSettings({ width: 2 ** value })}
    />
  );
}
