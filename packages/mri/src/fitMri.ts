import {
  clip,
  type FitEvent,
  fit,
  gridCoordinates,
  initialField,
  type LinearOperator,
  type Measures,
  namedRandoms,
  operatorSupervision,
  psnr,
  type Random,
  sizeOf,
  type TaskFitOptions,
} from '@fourier-features/core';
import { checkLength } from '@fourier-features/core/check';
import { checkShape } from './check.ts';
import { encodingDefaults, type MriEncodingName, mriDefaults } from './defaults.ts';
import { magnitude } from './magnitude.ts';
import { mriEncoding } from './mriEncoding.ts';

/** Where the two kinds of chance in a fit come from. */
export interface MriRandoms {
  encoding: Random;
  network: Random;
}

export interface MriFitOptions extends TaskFitOptions<MriRandoms> {
  /** From values on a grid `[h, w]` or `[d, h, w]`, or `[..., 2]` where `complex`, to k-space: `fourierSampling`. */
  operator: LinearOperator;
  /** What was measured, `operator.outputShape`. */
  kspace: Float32Array;
  /** The image, or its magnitude where `complex`, `[h, w]` or `[d, h, w]` in [0, 1], where it is known. */
  truth?: Float32Array;
  /** Whether the field is complex: two linear outputs, real and imaginary, in place of one through a sigmoid. */
  complex?: boolean;
  encoding?: MriEncodingName;
}

/**
 * Trains a field from cells of the grid, in order x, y, z and as parts of the longest side, to the image, by the mean
 * square error of its k-space and Adam. Every step asks the field at every cell. The curve holds the PSNR against the
 * truth where it is given.
 *
 * @throws RangeError if the operator's input is not a plane or volume (with a last axis of 2 where `complex`), or
 * k-space or truth are not of its shapes.
 */
export function fitMri({
  operator,
  kspace,
  truth,
  complex = false,
  encoding = mriDefaults.encoding,
  scale = encodingDefaults[encoding].scale,
  frequencyCount = mriDefaults.frequencyCount,
  width = mriDefaults.width,
  depth = mriDefaults.depth,
  steps = mriDefaults.steps,
  learningRate = encodingDefaults[encoding].learningRate,
  seed = mriDefaults.seed,
  randoms = seededRandoms(seed),
  ...options
}: MriFitOptions): AsyncGenerator<FitEvent, void, undefined> {
  const shape = gridShape(operator, complex);
  if (truth) checkLength('fitMri', 'truth', truth, sizeOf(shape), `[${shape.join(', ')}]`);
  const coordinates = gridCoordinates(shape);
  const inputDim = shape.length as 2 | 3;
  const field = initialField({
    encoding: mriEncoding(encoding, { inputDim, scale, frequencyCount, random: randoms.encoding }),
    outputDim: complex ? 2 : 1,
    width,
    depth,
    outputActivation: complex ? 'linear' : 'sigmoid',
    random: randoms.network,
  });
  return fit({
    field,
    supervision: operatorSupervision({ operator, coordinates, measurements: kspace }),
    steps,
    learningRate,
    measure: async (evaluate): Promise<Measures> => {
      if (!truth) return {};
      const values = await evaluate(coordinates);
      return { truthPsnr: psnr(clip(complex ? magnitude(values) : values), truth) };
    },
    ...options,
  });
}

/** Independent generators for B and the weights. */
export function seededRandoms(seed: number): MriRandoms {
  return namedRandoms(seed, ['encoding', 'network']);
}

function gridShape({ inputShape }: LinearOperator, complex: boolean): readonly number[] {
  if (complex && inputShape.at(-1) !== 2) {
    throw new RangeError(
      `fitMri: a complex field needs an operator on [..., 2], got [${inputShape.join(', ')}]; build it with complex: true`,
    );
  }
  const shape = complex ? inputShape.slice(0, -1) : inputShape;
  checkShape('fitMri', shape);
  return shape;
}
