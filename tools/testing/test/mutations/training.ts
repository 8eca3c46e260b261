import { type Batch, checkBatch, copyParameters, type IndirectBatch, sgd } from '@fourier-features/core';
import {
  batchMutation,
  fourierMutation,
  gradientMutation,
  inputMutation,
  type Mutation,
  mapValues,
  trainerMutation,
} from './mutate.ts';

const otherOptimizer = (name: string, change: (value: number) => number): Mutation =>
  inputMutation(name, ({ optimizer, ...rest }) => ({
    ...rest,
    optimizer:
      optimizer.kind === 'adam'
        ? { ...optimizer, beta2: change(optimizer.beta2) }
        : { ...optimizer, momentum: change(optimizer.momentum) },
  }));

export const wrongRate: Mutation = trainerMutation('a learning rate that is too large', (trainer) => ({
  step: async (batch, rate, signal) => trainer.step(batch, 1.02 * rate, signal),
}));

export const updateMutations: readonly Mutation[] = [
  wrongRate,
  otherOptimizer('decays that are a little less', (value) => 0.99 * value),
  trainerMutation('the last parameter is never updated', (trainer, { field }) => ({
    read: async () => {
      const { parameters, optimizerState } = await trainer.read();
      const kept = copyParameters(parameters);
      kept.at(-1)!.values.set(field.parameters.at(-1)!.values.slice(-1), kept.at(-1)!.values.length - 1);
      return { parameters: kept, optimizerState };
    },
  })),
  trainerMutation('a loss of 0 before the first step', (trainer) => ({
    loss: async () => (await trainer.loss()) || 0,
  })),
  trainerMutation('a loss that gradient replaces', (trainer) => {
    let last: number | undefined;
    return {
      gradient: async (batch, signal) => {
        const result = await trainer.gradient(batch, signal);
        last = result.loss;
        return result;
      },
      loss: async () => last ?? trainer.loss(),
    };
  }),
];

export const trainableMutations: readonly Mutation[] = [
  gradientMutation('a gradient of B without 2π', ({ loss, gradient }) => ({
    loss,
    gradient: mapValues(gradient, (g, name) => (name === 'encoding.frequencies' ? g / (2 * Math.PI) : g)),
  })),
  gradientMutation('a gradient of a that divides by a', ({ loss, gradient }) => ({
    loss,
    gradient: mapValues(gradient, (g, name) =>
      name === 'encoding.amplitudes' ? g / Math.abs(g / g) + 1e-3 : g,
    ),
  })),
  wrongRate,
  fourierMutation('an encoding that is not trained', (encoding) => ({ ...encoding, trainable: false })),
  gradientMutation('parameters under other names', ({ loss, gradient }) => ({
    loss,
    gradient: gradient.map((each) => ({ ...each, name: each.name.replace('encoding.', '') })),
  })),
  inputMutation('a state that is ignored', ({ field, optimizer }) => ({
    field,
    optimizer,
    state: undefined,
  })),
];

/** Returns a mutation of the indirect batches that a trainer is given. */
function indirectMutation(name: string, change: (batch: IndirectBatch) => IndirectBatch): Mutation {
  return batchMutation(name, () => (batch) => ('lossAndGradient' in batch ? change(batch) : batch));
}

export const indirectMutations: readonly Mutation[] = [
  indirectMutation('a gradient of another sign', (batch) => ({
    ...batch,
    lossAndGradient: async (values, from) => {
      const { loss, gradient } = await batch.lossAndGradient(values, from);
      return { loss, gradient: gradient.map((g) => -g) };
    },
  })),
  indirectMutation('a loss that is not awaited', (batch) => ({
    ...batch,
    lossAndGradient: (values, from) => {
      const result = batch.lossAndGradient(values, from);
      if ('loss' in result) return result;
      result.catch(() => {});
      return { loss: 0, gradient: new Float32Array(values.length) };
    },
  })),
  indirectMutation('runs that divide groups', (batch) => ({
    ...batch,
    lossAndGradient: async (values, from) => {
      if (values.length < 6) return batch.lossAndGradient(values, from);
      const first = await batch.lossAndGradient(values.subarray(0, 3), from);
      const rest = await batch.lossAndGradient(values.subarray(3), from + 1);
      return {
        loss: first.loss + rest.loss,
        gradient: Float32Array.of(...first.gradient.slice(0, 3), ...new Float32Array(values.length - 3)),
      };
    },
  })),
  indirectMutation('gradients that are cut or filled to the right size', (batch) => ({
    ...batch,
    lossAndGradient: async (values, from) => {
      const { loss, gradient } = await batch.lossAndGradient(values, from);
      const right = new Float32Array(values.length);
      right.set(gradient.subarray(0, values.length));
      return { loss, gradient: right };
    },
  })),
  trainerMutation('a failed loss that counts as a step', (trainer) => ({
    step: async (batch, rate, signal) => {
      try {
        await trainer.step(batch, rate, signal);
      } catch (error) {
        const { coordinates } = batch;
        await trainer.step(
          {
            coordinates,
            lossAndGradient: (values) => ({ loss: 0, gradient: new Float32Array(values.length) }),
          },
          rate,
        );
        throw error;
      }
    },
  })),
];

export const repeatedMutations: readonly Mutation[] = [
  batchMutation('arrays that are known are not read again', () => {
    const known = new Map<Float32Array, Float32Array>();
    return (batch) => {
      const { coordinates } = batch;
      if (!known.has(coordinates)) known.set(coordinates, coordinates.slice());
      return { ...batch, coordinates: known.get(coordinates)! };
    };
  }),
  trainerMutation('a repeated batch takes the coordinates of what came between', (trainer) => {
    let [last, at]: [Batch | undefined, Float32Array | undefined] = [undefined, undefined];
    return {
      step: async (batch, rate, signal) => {
        const length = batch.coordinates.length;
        const stale = batch === last && at && at.length <= length;
        const coordinates = stale
          ? Float32Array.of(...at!, ...batch.coordinates.slice(at!.length))
          : batch.coordinates;
        await trainer.step({ ...batch, coordinates }, rate, signal);
        last = batch;
        at = undefined;
      },
      evaluate: async (coordinates, signal) => {
        at = coordinates;
        return trainer.evaluate(coordinates, signal);
      },
    };
  }),
  batchMutation('repeated batches are rounded', () => {
    let last: Batch | undefined;
    return (batch) => {
      const repeated = batch === last;
      last = batch;
      return repeated ? { ...batch, coordinates: batch.coordinates.map((x) => x * (1 + 2 ** -20)) } : batch;
    };
  }),
  batchMutation('arrays are read from the start of their buffers', () => (batch) => ({
    ...batch,
    coordinates: new Float32Array(batch.coordinates.buffer as ArrayBuffer, 0, batch.coordinates.length),
  })),
];

export const resumingMutations: readonly Mutation[] = [
  inputMutation('a state that is ignored', ({ field, optimizer }) => ({
    field,
    optimizer,
    state: undefined,
  })),
  inputMutation('a count of updates that is ignored', ({ state, ...rest }) => ({
    ...rest,
    state: state && { ...state, updates: 0 },
  })),
  inputMutation('momentum that is ignored', ({ optimizer, ...rest }) => ({
    ...rest,
    optimizer: optimizer.kind === 'sgd' ? sgd() : { ...optimizer, beta1: 0 },
    state: optimizer.kind === 'sgd' ? undefined : rest.state,
  })),
  trainerMutation('the field is not copied', (trainer, { field }) => ({
    read: async () => {
      const { optimizerState } = await trainer.read();
      return { parameters: field.parameters, optimizerState };
    },
  })),
  trainerMutation('the values of evaluate are a view', (trainer) => {
    let view: Float32Array | undefined;
    return {
      evaluate: async (coordinates, signal) => {
        const values = await trainer.evaluate(coordinates, signal);
        if (view?.length !== values.length) view = values;
        view.set(values);
        return view;
      },
    };
  }),
  trainerMutation('steps at a rate of 0 are left out', (trainer) => ({
    step: async (batch, rate, signal) => {
      if (rate !== 0) await trainer.step(batch, rate, signal);
    },
  })),
];

export const refusalMutations: readonly Mutation[] = [
  trainerMutation('batches that do not fit are ignored', (trainer) => ({
    step: (...call) => trainer.step(...call).catch(() => {}),
    gradient: (...call) => trainer.gradient(...call).catch(() => ({ loss: 0, gradient: [] })),
  })),
  trainerMutation('batches that do not fit count as an update', (trainer, { field }) => {
    let wrong = 0;
    return {
      step: async (batch, rate, signal) => {
        try {
          checkBatch(field, batch);
          await trainer.step(batch, rate, signal);
        } catch (error) {
          wrong++;
          throw error;
        }
      },
      read: async () => {
        const { parameters, optimizerState } = await trainer.read();
        return { parameters, optimizerState: { ...optimizerState, updates: optimizerState.updates + wrong } };
      },
    };
  }),
  trainerMutation('half a point is left out', (trainer, { field }) => ({
    evaluate: (coordinates, signal) =>
      trainer.evaluate(
        coordinates.subarray(0, coordinates.length - (coordinates.length % field.encoding.inputDim)),
        signal,
      ),
  })),
];
