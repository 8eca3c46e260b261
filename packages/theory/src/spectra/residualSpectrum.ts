import { dft } from '../linear/dft.ts';

/**
 * |DFT| of a residual on a uniform periodic grid, `[n]` → `[⌊n/2⌋ + 1]`, bins 0 … n/2, unnormalised.
 */
export function residualSpectrum(residual: ArrayLike<number>): Float64Array {
  const { real, imaginary } = dft(residual);
  const bins = Math.floor(residual.length / 2) + 1;
  return Float64Array.from({ length: bins }, (_, k) => Math.hypot(real[k]!, imaginary[k]!));
}

/** Residual spectra of a training run, one for each time that they were recorded. */
export interface ResidualRecord {
  readonly step: number;
  readonly spectrum: Float64Array;
}

export interface ResidualRecorder {
  /** Values of the field on the grid after `step`, `[n]`. */
  record(step: number, values: ArrayLike<number>): void;
  readonly records: readonly ResidualRecord[];
}

/**
 * Follows |DFT(f − y)| through a training run: call `record` wherever the field is evaluated, such as in the `measure` of
 * core's `fit`.
 *
 * @param targets y on a uniform periodic grid, `[n]`.
 * @throws RangeError if what is recorded is not of that length.
 */
export function recordResiduals(targets: ArrayLike<number>): ResidualRecorder {
  const records: ResidualRecord[] = [];
  return {
    records,
    record: (step, values) => {
      if (values.length !== targets.length) {
        throw new RangeError(
          `recordResiduals: values must be [${targets.length}], got ${values.length} numbers`,
        );
      }
      const residual = Float64Array.from(values, (value, i) => value - targets[i]!);
      records.push({ step, spectrum: residualSpectrum(residual) });
    },
  };
}
