import {
  chooseField,
  clip,
  type FitEvent,
  gridCoordinates,
  type LinearOperator,
  type Measures,
  operatorSupervision,
  psnr,
  seededRandoms,
  type TaskFitOptions,
  taskField,
  fit as train,
} from '@fourier-features/core';
import { checkFinite, checkShape, checkUnitRange } from '@fourier-features/core/check';
import { checkImageShape } from './check.ts';
import { defaults, type EncodingName } from './defaults.ts';
import { recommended } from './recommended.ts';

export interface FitOptions extends TaskFitOptions<EncodingName> {
  /** Projects an image `[height, width]`, such as `parallelBeam`. */
  operator: LinearOperator;
  /** Measurements of an image with values in [0, 1], of `operator.outputShape`. */
  sinogram: Float32Array;
  /** The true image `[height, width]`, values in [0, 1], if it is known: the curve then measures `psnr` against it. */
  truth?: Float32Array;
}

/**
 * Trains a field (column, row)/longest side → value in (0, 1) whose projections match a sinogram, by the mean square error
 * of the sinogram and Adam. Every step evaluates the field at every pixel. Scale attenuations to [0, 1] first.
 * `evaluateField(field, gridCoordinates(operator.inputShape), { engine })` returns the image.
 *
 * The curve measures `psnr` of the clipped image against the truth in dB, or without a truth `measurementPsnr`: the PSNR of
 * the field's projections against the sinogram in dB, with the largest |measurement| as its peak.
 *
 * @throws RangeError at the call if the operator's input is not an image, an array does not have the operator's shape, or an
 * option is out of range.
 * @example
 * import { finish } from '@fourier-features/core';
 * import * as ct from '@fourier-features/ct';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const operator = ct.parallelBeam({ shape: [16, 16], angles: ct.uniformAngles(8) });
 * const sinogram = operator.apply(new Float32Array(256).fill(0.5));
 * const engine = await wasmEngine();
 * const { field } = await finish(ct.fit({ operator, sinogram, engine, frequencyCount: 16, width: 16, steps: 5 }));
 */
export function fit({
  operator,
  sinogram,
  truth,
  steps = defaults.steps,
  seed = defaults.seed,
  randoms = seededRandoms(seed),
  ...options
}: FitOptions): AsyncGenerator<FitEvent, void, undefined> {
  const { inputShape, outputShape } = operator;
  checkImageShape('fit', inputShape, 'operator.inputShape');
  checkShape('fit', 'sinogram', sinogram, outputShape);
  checkFinite('fit', 'sinogram', sinogram);
  if (truth) {
    checkShape('fit', 'truth', truth, inputShape);
    checkUnitRange('fit', 'truth', truth, 'Scale it to that range first.');
  }
  const coordinates = gridCoordinates(inputShape);
  const peak = sinogram.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const { setting, learningRate, optimizer, rest } = chooseField('fit', options, recommended(inputShape));
  return train({
    field: taskField({
      ...setting,
      inputDim: 2,
      outputDim: 1,
      outputActivation: 'sigmoid',
      randoms,
    }),
    supervision: operatorSupervision({ operator, coordinates, measurements: sinogram }),
    random: randoms.batches,
    steps,
    learningRate,
    optimizer,
    measure: async (evaluate): Promise<Measures> => {
      const values = await evaluate(coordinates);
      if (truth) return { psnr: psnr(clip(values), truth) };
      return { measurementPsnr: psnr(operator.apply(values), sinogram, peak) };
    },
    ...rest,
  });
}
