import { type Batch, type Engine, seededRandom } from '@fourier-features/core';
import { faulty, type Mutation, mapValues } from './mutate.ts';

export const determinismMutations: readonly Mutation[] = [
  {
    name: 'rounding differs from trainer to trainer',
    create: () => {
      const random = seededRandom(1);
      return faulty((trainer) => {
        const factor = 1 + random.normals(1)[0]! * 1e-6;
        return { step: (batch, rate, signal) => trainer.step(batch, rate * factor, signal) };
      });
    },
  },
  {
    name: 'memory that is not cleared',
    create: () => {
      let dirty = false;
      return faulty((trainer, { field }) => {
        dirty ||= Number.isNaN(field.parameters[0]!.values[0]);
        const broken = dirty;
        return {
          read: async () => {
            const { parameters, optimizerState } = await trainer.read();
            return { optimizerState, parameters: mapValues(parameters, (x) => (broken ? Number.NaN : x)) };
          },
        };
      });
    },
  },
  {
    name: 'all trainers share a place for their batch',
    create: () => {
      let shared: Batch | undefined;
      return faulty((trainer) => ({
        step: async (batch, rate, signal) => {
          shared = batch;
          await Promise.resolve();
          await trainer.step(shared, rate, signal);
        },
      }));
    },
  },
  {
    name: 'calls of other trainers change the values that a loss is computed from',
    create: () => {
      let exposed: Float32Array | undefined;
      return faulty((trainer) => ({
        step: (batch, rate, signal) => {
          exposed?.fill(0);
          return trainer.step(batch, rate, signal);
        },
        gradient: (batch, signal) => {
          if (!('lossAndGradient' in batch)) return trainer.gradient(batch, signal);
          const lossAndGradient: typeof batch.lossAndGradient = (values, from) => {
            exposed = values;
            return batch.lossAndGradient(values, from);
          };
          return trainer.gradient({ ...batch, lossAndGradient }, signal);
        },
      }));
    },
  },
  {
    name: 'one trainer’s dispose ends the others',
    create: () => {
      let disposed = 0;
      return faulty((trainer) => {
        const before = disposed;
        return {
          step: async (...call) => {
            if (disposed > before) throw new Error('disposed');
            await trainer.step(...call);
          },
          dispose: () => {
            disposed++;
          },
        };
      });
    },
  },
];

export const disposalMutations: readonly Mutation[] = [
  counted('dispose frees nothing', { freed: 0, perStep: 0 }),
  counted('every step holds more', { freed: 1, perStep: 1 }),
];

/** Returns an engine that holds one thing for each trainer or evaluator and `perStep` for each step. */
export function counted(name: string, { freed, perStep }: { freed: number; perStep: number }): Mutation {
  return {
    name,
    create: () => {
      let held = 0;
      const engine: Engine = faulty((trainer) => {
        held++;
        return {
          step: async (...call) => {
            held += perStep;
            await trainer.step(...call);
          },
          dispose: () => {
            held -= freed;
          },
        };
      });
      return { engine, held: () => held };
    },
  };
}
