import type { Bounds, LearningRate, ScaledEncodingName, StopRule } from '@fourier-features/core';

/** How an input was read or measured; null for an option left out. */
export type InputSettings = Readonly<Record<string, number | string | boolean | Bounds | null>>;

/** Everything that decides the result of a fit, as records have it. */
export interface FitSettings {
  readonly encoding: ScaledEncodingName;
  /** Cycles per unit of the domain; null for encodings without a scale. */
  readonly scale: number | null;
  /** Present only if the scale is chosen from the data, by `chooseScale`. */
  readonly scaleFrom?: 'data';
  /** Number of frequencies m. */
  readonly frequencyCount: number;
  /** Channels of each hidden layer. */
  readonly width: number;
  /** Number of dense layers, output included. */
  readonly depth: number;
  /** Updates in total. */
  readonly steps: number;
  /** Constant rate, or a schedule. */
  readonly learningRate: LearningRate;
  /** Seed for the frequencies, initial weights and batches. */
  readonly seed: number;
  /** When to stop before the last step; null for never. */
  readonly stop: StopRule | null;
  /** The input's. */
  readonly input: InputSettings;
}

/** What a caller may choose; everything else is the task's default. */
export type SettingsOptions<Settings extends FitSettings> = {
  readonly [Name in Exclude<keyof Settings, 'encoding' | 'scale' | 'scaleFrom' | 'stop' | 'input'>]?:
    | Settings[Name]
    | undefined;
} & {
  /** Cycles per unit of the domain, or `auto` to choose a scale from the data; not used by encodings without a scale. */
  readonly scale?: number | 'auto' | undefined;
  /** Value of the task's target measure at which to stop. */
  readonly target?: number | undefined;
};
