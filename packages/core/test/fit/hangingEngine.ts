import type { Engine, Evaluate } from '@fourier-features/core';

/** Which call hangs; calls are counted from 0 over all trainers of the engine. */
export interface Hang {
  readonly call: 'step' | 'evaluate';
  readonly index: number;
}

/** Returns an engine like another, one call of which only ends by its signal, and a promise of the moment it hangs. */
export function hangingEngine(
  engine: Engine,
  { call, index }: Hang,
): { engine: Engine; hangs: Promise<void> } {
  const { promise: hangs, resolve: begin } = Promise.withResolvers<void>();
  const calls = { step: 0, evaluate: 0 };
  const mayHang = async (name: Hang['call'], signal: AbortSignal | undefined): Promise<void> => {
    const now = calls[name]++;
    if (name !== call || now !== index) return;
    if (!signal) throw new Error(`${name} must receive a signal`);
    begin();
    await new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  };
  return {
    hangs,
    engine: {
      ...engine,
      createTrainer: async (...given) => {
        const trainer = await engine.createTrainer(...given);
        const evaluate: Evaluate = async (coordinates, signal) => {
          await mayHang('evaluate', signal);
          return trainer.evaluate(coordinates, signal);
        };
        return {
          ...trainer,
          evaluate,
          step: async (batch, learningRate, signal) => {
            await mayHang('step', signal);
            await trainer.step(batch, learningRate, signal);
          },
        };
      },
    },
  };
}
