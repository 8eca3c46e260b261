import {
  type CustomLoss,
  finish,
  fit,
  gaussianEncoding,
  gridCoordinates,
  type IndirectBatch,
  initialField,
  pointwiseSupervision,
  seededRandom,
} from '@fourier-features/core';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { expectClose } from '@fourier-features/testing';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';

const squares: CustomLoss = {
  loss: (value, target) => (value - target) ** 2,
  derivative: (value, target) => 2 * (value - target),
};

// Point i is at i and has the targets 10·i and 10·i + 1, so that each row identifies its point.
const coordinates = Float32Array.from({ length: 6 }, (_, i) => i);
const targets = Float32Array.from({ length: 12 }, (_, i) => 10 * Math.floor(i / 2) + (i % 2));

beforeAll(() => tf.setBackend('cpu'));

describe('pointwiseSupervision({ loss: { loss, derivative } })', () => {
  test('takes the mean over all entries', async () => {
    const supervision = pointwiseSupervision({ coordinates, targets, inputDim: 1, loss: squares });
    const batch = supervision.batch(0, seededRandom(0)) as IndirectBatch;
    expect(batch.coordinates).toBe(coordinates);
    const values = targets.map((target, i) => target + i);
    const { loss, gradient } = await batch.lossAndGradient(values, 0);
    expectClose(loss, (11 * 12 * 23) / 6 / 12, 1e-5); // the mean of 0² to 11²
    expectClose(
      gradient,
      values.map((_, i) => (2 * i) / 12),
      1e-6,
    );
    expect(supervision.batch(1, seededRandom(0))).toBe(batch);
  });

  test('returns the share of a run of points, so that shares add up to the mean', async () => {
    const batch = pointwiseSupervision({ coordinates, targets, inputDim: 1, loss: squares }).batch(
      0,
      seededRandom(0),
    ) as IndirectBatch;
    const values = new Float32Array(12);
    const whole = await batch.lossAndGradient(values, 0);
    const first = await batch.lossAndGradient(values.subarray(0, 4), 0);
    const rest = await batch.lossAndGradient(values.subarray(4), 2);
    expectClose(first.loss + rest.loss, whole.loss, 1e-3);
    expectClose([...first.gradient, ...rest.gradient], whole.gradient, 1e-6);
    expect(batch.groupSize).toBe(1);
  });

  test('draws minibatches whose coordinates and targets belong together', async () => {
    const batch = pointwiseSupervision({
      coordinates,
      targets,
      inputDim: 1,
      batchSize: 32,
      loss: squares,
    }).batch(0, seededRandom(1)) as IndirectBatch;
    const right = Float32Array.from({ length: 64 }, (_, i) => {
      const x = batch.coordinates[Math.floor(i / 2)]!;
      return 10 * x + (i % 2);
    });
    expect((await batch.lossAndGradient(right, 0)).loss).toBe(0);
    expect(new Set(batch.coordinates).size).toBeGreaterThan(3);
  });

  test('calls the methods of an object, which may use its other members', async () => {
    class Scaled implements CustomLoss {
      readonly factor = 3;
      loss(value: number, target: number): number {
        return this.factor * squares.loss(value, target);
      }
      derivative(value: number, target: number): number {
        return this.factor * squares.derivative(value, target);
      }
    }
    const lossOf = async (loss: CustomLoss): Promise<number> => {
      const supervision = pointwiseSupervision({ coordinates, targets, inputDim: 1, loss });
      const batch = supervision.batch(0, seededRandom(0)) as IndirectBatch;
      return (await batch.lossAndGradient(new Float32Array(12), 0)).loss;
    };
    expect(await lossOf(new Scaled())).toBeCloseTo(3 * (await lossOf(squares)), 3);
  });

  test('trains as mse does, if it is the squared error', async () => {
    const points = gridCoordinates([32]);
    const lossWith = async (loss: 'mse' | CustomLoss): Promise<number[]> => {
      const { curve } = await finish(
        fit({
          field: initialField({
            encoding: gaussianEncoding({ inputDim: 1, scale: 2, frequencyCount: 8 }),
            outputDim: 1,
            width: 16,
          }),
          supervision: pointwiseSupervision({
            coordinates: points,
            targets: points.map((x) => 0.5 + 0.4 * Math.sin(12 * x)),
            inputDim: 1,
            batchSize: 16,
            loss,
          }),
          engine: tfjsEngine(),
          steps: 20,
          learningRate: 5e-3,
          measureEvery: 5,
        }),
      );
      return curve.map((point) => point.loss);
    };
    expectClose(await lossWith(squares), await lossWith('mse'), 1e-5);
  });
});
