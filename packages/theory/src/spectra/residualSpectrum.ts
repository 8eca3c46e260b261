import { dft } from '../linear/dft.ts';

/**
 * Computes |DFT| of a residual on a uniform periodic grid, unnormalised: `[n]` → `[⌊n/2⌋ + 1]`, bins 0 … ⌊n/2⌋.
 *
 * @throws RangeError if the residual is empty.
 * @example
 * import { residualSpectrum } from '@fourier-features/theory';
 *
 * residualSpectrum([1, 0, -1, 0]); // 0, 2, 0: one cycle
 */
export function residualSpectrum(residual: ArrayLike<number>): Float64Array {
  const { real, imaginary } = dft(residual);
  const bins = Math.floor(residual.length / 2) + 1;
  return Float64Array.from({ length: bins }, (_, k) => Math.hypot(real[k]!, imaginary[k]!));
}

/** Spectrum of the residual after one step of a training. */
export interface ResidualRecord {
  readonly step: number;
  readonly spectrum: Float64Array;
}

/** Collects spectra of the residual along a training. */
export interface ResidualRecorder {
  /** Records the values of the field on the grid after a step, `[n]`. */
  record(step: number, values: ArrayLike<number>): void;
  /** All records so far, in their order. */
  readonly records: readonly ResidualRecord[];
}

/**
 * Returns a recorder of |DFT(f − y)| along a training. Call its `record` in the `measure` of core's `fit`; it throws a
 * RangeError unless the values are `[n]`.
 *
 * @param targets y on a uniform periodic grid, `[n]`.
 * @example
 * import { type Evaluate, finish, fit, gridCoordinates, initialField, pointwiseSupervision, seriesEncoding } from '@fourier-features/core';
 * import { tfjsEngine } from '@fourier-features/core/tfjs';
 * import { recordResiduals } from '@fourier-features/theory';
 * import * as tf from '@tensorflow/tfjs';
 *
 * await tf.ready();
 * const coordinates = gridCoordinates([8]);
 * const targets = coordinates.map((x) => Math.cos(2 * Math.PI * x));
 * const recorder = recordResiduals(targets);
 * const measure = async (evaluate: Evaluate, step: number) => {
 *   recorder.record(step, await evaluate(coordinates));
 *   return {};
 * };
 * const field = initialField({ encoding: seriesEncoding({ frequencyCount: 2, power: 1 }), outputDim: 1, width: 8 });
 * const supervision = pointwiseSupervision({ coordinates, targets, inputDim: 1 });
 * await finish(fit({ field, supervision, engine: tfjsEngine(), steps: 3, measureEvery: 1, measure }));
 * const amplitudesAtOneCycle = recorder.records.map(({ spectrum }) => spectrum[1]);
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
