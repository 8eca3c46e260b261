import {
  clip,
  type FitEvent,
  fit,
  gridCoordinates,
  initialField,
  type LinearOperator,
  namedRandoms,
  operatorSupervision,
  psnr,
  type Random,
  type TaskFitOptions,
} from '@fourier-features/core';
import { checkFinite } from '@fourier-features/core/check';
import { checkImageShape, checkShape } from './check.ts';
import { ctEncoding } from './ctEncoding.ts';
import { type CtEncodingName, ctDefaults, encodingDefaults } from './defaults.ts';

/** Where the two kinds of chance in a fit come from; all coordinates take part in every step, so no batches are drawn. */
export interface CtRandoms {
  encoding: Random;
  network: Random;
}

export interface CtFitOptions extends Omit<TaskFitOptions<CtRandoms>, 'targetIou'> {
  /** Image → sinogram, such as `parallelBeam`; its input is `[height, width]`. */
  operator: LinearOperator;
  /** What was measured of an image with values in [0, 1], of the operator's output shape. */
  sinogram: Float32Array;
  /** `[height, width]`, values in [0, 1]: if known, the curve holds the PSNR against it, and stopping can go by that. */
  truth?: Float32Array;
  encoding?: CtEncodingName;
}

/**
 * Trains a field (column, row)/side → value in (0, 1) so that the operator makes the measured sinogram of it, by mean
 * square error of the sinogram and Adam; the field is asked at every pixel in every step. Scale attenuations to [0, 1]
 * first. Without a `truth` the curve holds the losses alone.
 *
 * `evaluateField(field, gridCoordinates(operator.inputShape))` is the image.
 *
 * @throws RangeError if the operator's input is not an image, or the sinogram or the truth does not fit it.
 */
export function fitCt({
  operator,
  sinogram,
  truth,
  encoding = ctDefaults.encoding,
  scale = encodingDefaults[encoding].scale,
  frequencyCount = ctDefaults.frequencyCount,
  width = ctDefaults.width,
  depth = ctDefaults.depth,
  steps = ctDefaults.steps,
  learningRate = encodingDefaults[encoding].learningRate,
  seed = ctDefaults.seed,
  randoms = seededRandoms(seed, { engine }),
  ...options
}: CtFitOptions): AsyncGenerator<FitEvent, void, undefined> {
  const { inputShape, outputShape } = operator;
  checkImageShape('fitCt', inputShape, 'operator.inputShape');
  checkShape('fitCt', 'sinogram', sinogram, outputShape);
  checkFinite('fitCt', 'sinogram', sinogram);
  if (truth) checkTruth(truth, inputShape);
  const coordinates = gridCoordinates(inputShape);
  const field = initialField({
    encoding: ctEncoding(encoding, { scale, frequencyCount, random: randoms.encoding }),
    outputDim: 1,
    width,
    depth,
    outputActivation: 'sigmoid',
    random: randoms.network,
  });
  return fit({
    field,
    supervision: operatorSupervision({ operator, coordinates, measurements: sinogram }),
    steps,
    learningRate,
    measure: async (evaluate) => (truth ? { truthPsnr: psnr(clip(await evaluate(coordinates)), truth) } : {}),
    ...options,
  });
}

/** Independent generators for B and the weights. */
export function seededRandoms(seed: number): CtRandoms {
  return namedRandoms(seed, ['encoding', 'network']);
}

function checkTruth(truth: Float32Array, shape: readonly number[]): void {
  checkShape('fitCt', 'truth', truth, shape);
  const wrong = truth.findIndex((value) => !(value >= 0 && value <= 1));
  if (wrong >= 0)
    throw new RangeError(
      `fitCt: truth must be in [0, 1], got ${truth[wrong]} at index ${wrong}; scale it first`,
    );
}
