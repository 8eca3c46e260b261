import type {
  Bounds,
  FieldHyperparameters,
  FieldName,
  LearningRate,
  Optimizer,
  ScaledEncodingName,
  StopRule,
} from '@fourier-features/core';

/** How an input was read or measured; null for an option left out. */
export type InputSettings = Readonly<Record<string, number | string | boolean | Bounds | null>>;

/** What is fitted: a kind of field, or `fourier` with the encoding of that name. `fourier` itself has the task's encoding. */
export type FieldChoice = FieldName | ScaledEncodingName;

/** Everything that decides the result of a fit, as records have it; hyper-parameters that the field does not have are absent. */
export interface FitSettings extends FieldHyperparameters {
  /** Kind of field. */
  readonly field: FieldName;
  /** Encoding of `fourier`; null for other fields. */
  readonly encoding: ScaledEncodingName | null;
  /** Cycles per unit of the domain; null for encodings and fields without a scale. */
  readonly scale: number | null;
  /** Present only if the scale is chosen from the data, by `chooseScale`. */
  readonly scaleFrom?: 'data';
  /** Number of frequencies m of `fourier`; null for other fields. */
  readonly frequencyCount: number | null;
  /** Channels of each hidden layer; null for `grid`. */
  readonly width: number | null;
  /** Number of dense layers, output included; null for `grid`. */
  readonly depth: number | null;
  /** Updates in total. */
  readonly steps: number;
  /** Constant rate, or a schedule. */
  readonly learningRate: LearningRate;
  /** Absent for Adam with its customary constants. */
  readonly optimizer?: Optimizer;
  /** Seed for the frequencies, initial weights and batches. */
  readonly seed: number;
  /** When to stop before the last step; null for never. */
  readonly stop: StopRule | null;
  /** The input's. */
  readonly input: InputSettings;
}

/** What a caller may choose; everything else is the task's default. */
export type SettingsOptions<Settings extends FitSettings> = {
  readonly [Name in Exclude<
    keyof Settings,
    'field' | 'encoding' | 'scale' | 'scaleFrom' | 'optimizer' | 'stop' | 'input'
  >]?: Settings[Name] | undefined;
} & {
  /**
   * Cycles per unit of the domain, or `auto` to choose a scale from the data; not used by encodings without a scale, and
   * refused by fields other than `fourier`.
   */
  readonly scale?: number | 'auto' | undefined;
  /** Value of the task's target measure at which to stop. */
  readonly target?: number | undefined;
};
