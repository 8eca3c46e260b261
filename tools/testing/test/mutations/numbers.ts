import type { DirectBatch } from '@fourier-features/core';
import {
  batchMutation,
  fourierMutation,
  gradientMutation,
  inputMutation,
  type Mutation,
  mapValues,
  trainerMutation,
  valueMutation,
} from './mutate.ts';

const scaledFrequencies = fourierMutation('phases that are rounded', (encoding) => ({
  ...encoding,
  frequencies: encoding.frequencies.map((b) => b * (1 + 1e-6)),
}));

const withoutNaN = (value: number): number => (Number.isFinite(value) ? value : 0);

export const featureMutations: readonly Mutation[] = [scaledFrequencies];

export const gradientMutations: readonly Mutation[] = [
  gradientMutation('a wrong gradient of biases', ({ loss, gradient }) => ({
    loss,
    gradient: mapValues(gradient, (g, name) => (name.endsWith('bias') ? 1.001 * g : g)),
  })),
  gradientMutation('a wrong gradient of the first weight', ({ loss, gradient }) => ({
    loss,
    gradient: mapValues(gradient, (g, name, i) =>
      name === 'dense0.weight' && i === 0 ? 1.01 * g + 1e-5 : g,
    ),
  })),
  gradientMutation('a loss that is a little too large', ({ loss, gradient }) => ({
    loss: 1.0001 * loss,
    gradient,
  })),
  valueMutation('values that are a little too large', (values) => values.map((value) => value + 1e-4)),
  trainerMutation('an update by gradient', (trainer) => ({
    gradient: async (batch, signal) => {
      const result = await trainer.gradient(batch, signal);
      await trainer.step(batch, 1e-3);
      return result;
    },
  })),
  gradientMutation('gradients without shapes', ({ loss, gradient }) => ({
    loss,
    gradient: gradient.map((each) => ({ ...each, shape: [each.values.length] })),
  })),
  batchMutation('coordinates that are scaled in place', () => (batch) => {
    batch.coordinates.forEach((x, i) => {
      batch.coordinates[i] = x * 0.999;
    });
    return batch;
  }),
];

export const limitMutations: readonly Mutation[] = [
  trainerMutation('bce computed from values', (trainer) => ({
    gradient: async (batch, signal) => {
      const result = await trainer.gradient(batch, signal);
      const { targets, loss } = batch as DirectBatch;
      if (loss !== 'bce') return result;
      const values = await trainer.evaluate(batch.coordinates);
      const losses = values.map((p, i) => -targets[i]! * Math.log(p) - (1 - targets[i]!) * Math.log(1 - p));
      return { ...result, loss: losses.reduce((sum, each) => sum + each, 0) / losses.length };
    },
  })),
  valueMutation('saturated values that overflow', (values) =>
    values.map((value) => (Math.abs(value) > 0.99999 ? Number.NaN : value)),
  ),
];

export const evaluationMutations: readonly Mutation[] = [
  valueMutation('points beyond the last block of 16 are left out', (values, { field }) => {
    const { outputDim } = field.network;
    return values.fill(0, 16 * Math.floor(values.length / outputDim / 16) * outputDim);
  }),
  valueMutation('no points give a value', (values) => (values.length === 0 ? new Float32Array(3) : values)),
  trainerMutation('the field is not copied', (trainer, { field }) => ({
    evaluate: async (...call) => {
      const values = await trainer.evaluate(...call);
      return field.parameters[1]!.values[0] === 100 ? values.map(() => 100) : values;
    },
  })),
  fourierMutation('the encoding’s initial B and a are used', (encoding) => ({
    ...encoding,
    trainable: false,
  })),
  trainerMutation('the weights before the last step are used', (trainer) => {
    let before: Float32Array | undefined;
    let last: Float32Array | undefined;
    return {
      step: async (batch, rate, signal) => {
        before = await trainer.evaluate(batch.coordinates);
        last = batch.coordinates;
        await trainer.step(batch, rate, signal);
      },
      evaluate: async (...call) => (call[0] === last ? before! : trainer.evaluate(...call)),
    };
  }),
];

export const nonFiniteMutations: readonly Mutation[] = [
  inputMutation('NaN and infinite parameters are taken as 0', ({ field, ...rest }) => ({
    ...rest,
    field: { ...field, parameters: mapValues(field.parameters, withoutNaN) },
  })),
  trainerMutation('NaN and infinite coordinates are taken as 0', (trainer) => ({
    evaluate: async (coordinates, signal) => trainer.evaluate(coordinates.map(withoutNaN), signal),
  })),
  gradientMutation('a loss that is not finite is reported as 0', ({ loss, gradient }) => ({
    loss: withoutNaN(loss),
    gradient,
  })),
];

export const nonFiniteTargetMutations: readonly Mutation[] = [
  gradientMutation('a loss that is not finite is reported as 0', ({ loss, gradient }) => ({
    loss: withoutNaN(loss),
    gradient,
  })),
  gradientMutation('NaN spreads from one output to all', ({ loss, gradient }) => ({
    loss,
    gradient: gradient.map((each) =>
      each.values.some(Number.isNaN) ? { ...each, values: each.values.map(() => Number.NaN) } : each,
    ),
  })),
];
