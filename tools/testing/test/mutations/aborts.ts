import type { Encoding, Trainer } from '@fourier-features/core';
import { faulty, type Mutation, mapValues, trainerMutation } from './mutate.ts';

/** The calls of a trainer that take a signal, changed in the same way. */
function signalled(
  trainer: Trainer,
  change: <T>(call: (signal?: AbortSignal) => Promise<T>, signal: AbortSignal | undefined) => Promise<T>,
): Partial<Trainer> {
  return {
    step: (batch, rate, signal) => change((given) => trainer.step(batch, rate, given), signal),
    gradient: (batch, signal) => change((given) => trainer.gradient(batch, given), signal),
    evaluate: (coordinates, signal) => change((given) => trainer.evaluate(coordinates, given), signal),
  };
}

/** Numbers of points of which a call takes long, and of which it takes very long, in the properties. */
const [MANY, VERY_MANY] = [20_000, 50_000];

/** Stands in for calls at this many points or more, which would take long: they resolve after a while and compute nothing. */
function withoutLongCalls(trainer: Trainer, { inputDim }: Encoding, from = MANY): Trainer {
  const isLong = (coordinates: Float32Array): boolean => coordinates.length >= from * inputDim;
  const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));
  return {
    ...trainer,
    step: (batch, ...rest) => (isLong(batch.coordinates) ? wait() : trainer.step(batch, ...rest)),
    gradient: async (batch, signal) => {
      if (!isLong(batch.coordinates)) return trainer.gradient(batch, signal);
      await wait();
      return { loss: 0, gradient: [] };
    },
    evaluate: async (coordinates, signal) => {
      if (!isLong(coordinates)) return trainer.evaluate(coordinates, signal);
      await wait();
      return new Float32Array(0);
    },
  };
}

export const abortMutations: readonly Mutation[] = [
  trainerMutation('calls with a signal are rounded differently', (trainer, { field }) => {
    const quick = withoutLongCalls(trainer, field.encoding);
    return {
      ...quick,
      step: (batch, rate, signal) => quick.step(batch, signal ? rate * (1 + 1e-6) : rate, signal),
    };
  }),
  trainerMutation('an aborted call leaves its step behind', (trainer, { field }) =>
    signalled(withoutLongCalls(trainer, field.encoding, VERY_MANY), async (call, signal) => {
      try {
        return await call(signal);
      } catch (error) {
        await call();
        throw error;
      }
    }),
  ),
  {
    name: 'an abort ends the calls of all trainers',
    create: () => {
      let abort = new AbortController();
      return faulty((trainer, { field }) =>
        signalled(withoutLongCalls(trainer, field.encoding), async (call, signal) => {
          const all = abort;
          const forward = (): void => {
            all.abort(signal?.reason);
            abort = new AbortController();
          };
          signal?.addEventListener('abort', forward);
          try {
            return await call(all.signal);
          } finally {
            signal?.removeEventListener('abort', forward);
          }
        }),
      );
    },
  },
  trainerMutation('signals are ignored', (trainer, { field }) =>
    signalled(withoutLongCalls(trainer, field.encoding), (call) => call()),
  ),
  trainerMutation('signals are heard at the start alone', (trainer, { field }) =>
    signalled(withoutLongCalls(trainer, field.encoding), async (call, signal) => {
      signal?.throwIfAborted();
      return call();
    }),
  ),
  trainerMutation('calls reject with another error', (trainer) =>
    signalled(trainer, (call, signal) =>
      call(signal).catch((error) => {
        throw signal?.aborted ? new Error('aborted') : error;
      }),
    ),
  ),
  trainerMutation('an aborted call breaks later ones', (trainer) => {
    let broken = false;
    return {
      ...signalled(trainer, (call, signal) =>
        call(signal).catch((error) => {
          broken = true;
          throw error;
        }),
      ),
      read: async () => {
        const { parameters, optimizerState } = await trainer.read();
        return { optimizerState, parameters: mapValues(parameters, (x) => (broken ? 0 : x)) };
      },
    };
  }),
  trainerMutation('a signal is kept', (trainer) => {
    const signals: AbortSignal[] = [];
    return {
      ...signalled(trainer, (call, signal) => {
        if (signal) signals.push(signal);
        return call(signal);
      }),
      step: async (batch, rate, signal) => {
        for (const each of [...signals, ...(signal ? [signal] : [])]) each.throwIfAborted();
        await trainer.step(batch, rate, signal);
      },
    };
  }),
  trainerMutation('listeners stay', (trainer) =>
    signalled(trainer, (call, signal) => {
      signal?.addEventListener('abort', () => {});
      return call(signal);
    }),
  ),
];
