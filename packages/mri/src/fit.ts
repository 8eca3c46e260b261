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
import { checkGridShape } from './check.ts';
import { defaults, type EncodingName } from './defaults.ts';
import { magnitude } from './magnitude.ts';
import { recommended } from './recommended.ts';

export interface FitOptions extends TaskFitOptions<EncodingName> {
  /** Samples k-space of a grid `[h, w]` or `[d, h, w]`, or `[..., 2]` if `complex`: `fourierSampling`. */
  operator: LinearOperator;
  /** Measured k-space, of `operator.outputShape`. */
  kspace: Float32Array;
  /**
   * The true image, or its magnitude if `complex`, `[h, w]` or `[d, h, w]` in [0, 1], if it is known: the curve then measures
   * `psnr` against it.
   */
  truth?: Float32Array;
  /** Whether the field is complex: two linear outputs, real and imaginary, instead of one sigmoid output; false by default. */
  complex?: boolean;
}

/**
 * Trains a field from cells of a grid, in the order x, y, z and divided by the longest side, to the image, by the mean
 * square error of its k-space and Adam. Every step evaluates the field at every cell. The default scale is
 * `defaultScale(encoding, shape)`. `evaluateField(field, gridCoordinates(shape), { engine })` returns the image, `[..., 2]` if
 * `complex`.
 *
 * The curve measures `psnr` of the clipped image, or its magnitude, against the truth in dB, or without a truth
 * `measurementPsnr`: the PSNR of the field's k-space against the measured one over all its numbers in dB, unsampled zeros
 * included, with the largest |number| as its peak.
 *
 * @throws RangeError at the call if the operator's input is not a plane or a volume (with a last axis of 2 if `complex`), an
 * array does not have the operator's shape, the truth is not in [0, 1], or an option is out of range.
 * @example
 * import { finish, seededRandom } from '@fourier-features/core';
 * import * as mri from '@fourier-features/mri';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const shape = [16, 16];
 * const operator = mri.fourierSampling({ shape, mask: mri.gaussianMask({ shape, random: seededRandom(0) }) });
 * const kspace = operator.apply(new Float32Array(256).fill(0.5));
 * const engine = await wasmEngine();
 * const { field } = await finish(mri.fit({ operator, kspace, engine, frequencyCount: 16, width: 16, steps: 5 }));
 */
export function fit({
  operator,
  kspace,
  truth,
  complex = false,
  steps = defaults.steps,
  seed = defaults.seed,
  randoms = seededRandoms(seed),
  ...options
}: FitOptions): AsyncGenerator<FitEvent, void, undefined> {
  const shape = gridShape(operator, complex);
  checkShape('fit', 'kspace', kspace, operator.outputShape);
  checkFinite('fit', 'kspace', kspace);
  if (truth) {
    checkShape('fit', 'truth', truth, shape);
    checkUnitRange('fit', 'truth', truth, 'Scale it to that range first.');
  }
  const coordinates = gridCoordinates(shape);
  const peak = kspace.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const { setting, learningRate, optimizer, rest } = chooseField('fit', options, recommended(shape));
  return train({
    field: taskField({
      ...setting,
      inputDim: shape.length,
      outputDim: complex ? 2 : 1,
      outputActivation: complex ? 'linear' : 'sigmoid',
      randoms,
    }),
    supervision: operatorSupervision({ operator, coordinates, measurements: kspace }),
    random: randoms.batches,
    steps,
    learningRate,
    optimizer,
    measure: async (evaluate): Promise<Measures> => {
      const values = await evaluate(coordinates);
      if (truth) return { psnr: psnr(clip(complex ? magnitude(values) : values), truth) };
      return { measurementPsnr: psnr(operator.apply(values), kspace, peak) };
    },
    ...rest,
  });
}

function gridShape({ inputShape }: LinearOperator, complex: boolean): readonly number[] {
  if (complex && inputShape.at(-1) !== 2) {
    throw new RangeError(
      `fit: operator.inputShape must be [..., 2] for a complex field, got [${inputShape.join(', ')}]. Build the operator with complex: true.`,
    );
  }
  const shape = complex ? inputShape.slice(0, -1) : inputShape;
  checkGridShape('fit', shape);
  return shape;
}
