import { adam, type Engine, type Parameters, type Random, seededRandom } from '@fourier-features/core';
import { meanSquareBatch } from '../engine/meanSquare.ts';
import { createReference } from '../engine/reference.ts';
import { smallBatch, smallField } from '../engine/smallField.ts';
import { withTrainer } from '../engine/withTrainer.ts';
import type { AgreementShape } from './agreementShapes.ts';
import { slopeAlong } from './slopeAlong.ts';

const LEARNING_RATE = 0.01;
/** Step of central differences: rounding in float64 changes their quotient by about 1e-9. */
const STEP = 1e-7;
/** An error above which a ReLU may have its kink within the step; a shorter step, of ten times the rounding, then decides. */
const KINK = 1e-4;

/** The largest relative errors of an engine over the steps of a training. */
export interface Agreement {
  /**
   * Error of the gradient against central differences of the loss in float64: of one entry of each parameter in each step, as
   * a part of that parameter's largest one, and of its sum with random signs, as a part of its norm.
   */
  readonly differences: number;
  /** Error of each entry of the gradient against that of another engine, as a part of the parameter's largest one. */
  readonly other: number;
  /** Error of the loss against float64, as a part of it, or of 0.01 if that is more. */
  readonly loss: number;
}

/**
 * Trains a field on an engine, and compares its loss and its gradient in every step, at the parameters it has then, with
 * float64 and with another engine.
 *
 * A parameter whose gradient is less than a hundredth of the largest of all is compared with a hundredth of that.
 */
export async function measureAgreement(
  engine: Engine,
  other: Engine,
  shape: AgreementShape,
  steps: number,
): Promise<Agreement> {
  const field = smallField(shape.options);
  const random = seededRandom(1);
  const worst = { differences: 0, other: 0, loss: 0 };
  await withTrainer(
    engine,
    field,
    async (trainer) => {
      for (let step = 0; step < steps; step++) {
        const { parameters } = await trainer.read();
        const present = { ...field, parameters };
        const direct = smallBatch(field, shape.count, { loss: shape.loss, seed: step });
        const batch = shape.indirect ? meanSquareBatch(direct, field.network.outputDim) : direct;
        const { gradient } = await trainer.gradient(batch);
        const expected = await withTrainer(other, present, (each) => each.gradient(batch));
        worst.other = largest([worst.other, ...entryErrors(gradient, expected.gradient)]);

        const reference = createReference(present);
        const loss = (): number => reference.loss(direct);
        worst.differences = largest([
          worst.differences,
          ...gradient.flatMap(({ values }, k) => {
            const along = (direction: Float64Array, size: number): number => {
              const error = (step: number): number =>
                Math.abs(
                  dot(values, direction) - slopeAlong(loss, reference.parameters[k]!, direction, step),
                ) / size;
              const found = error(STEP);
              return found > KINK ? Math.min(found, error(STEP / 10)) : found;
            };
            return [
              along(axis(values.length, random), scale(gradient, k, highest)),
              along(signs(values.length, random), scale(gradient, k, norm)),
            ];
          }),
        ]);

        await trainer.step(batch, LEARNING_RATE);
        worst.loss = largest([
          worst.loss,
          Math.abs((await trainer.loss()) - loss()) / Math.max(loss(), 0.01),
        ]);
      }
    },
    adam(),
  );
  return worst;
}

/** Returns the largest error of each parameter's gradient as a part of its largest entry. */
function entryErrors(found: Parameters, expected: Parameters): number[] {
  return found.map(({ values }, k) => {
    const wanted = expected[k]!.values;
    return (
      largest(Array.from(values, (value, i) => Math.abs(value - wanted[i]!))) / scale(expected, k, highest)
    );
  });
}

/** Returns the size of parameter k's gradient, or a hundredth of the largest size of all if that is more. */
function scale(gradient: Parameters, k: number, size: (values: Float32Array) => number): number {
  return Math.max(size(gradient[k]!.values), largest(gradient.map(({ values }) => size(values))) / 100);
}

/** Returns the largest number, or NaN if there is one. */
function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, each) => Math.max(most, each), 0);
}

function highest(values: Float32Array): number {
  return largest(Array.from(values, Math.abs));
}

function norm(values: Float32Array): number {
  return Math.sqrt(dot(values, values));
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Returns the direction of one random entry. */
function axis(length: number, random: Random): Float64Array {
  const direction = new Float64Array(length);
  direction[random.integers(1, length)[0]!] = 1;
  return direction;
}

/** Returns a direction of entries 1 and −1. */
function signs(length: number, random: Random): Float64Array {
  return Float64Array.from(random.integers(length, 2), (bit) => 2 * bit - 1);
}
