import type { Engine } from '@fourier-features/core';

/**
 * Returns an engine like another that tells how long everything except training took: preparing a trainer, and evaluating its
 * field to measure it.
 *
 * @param tell receives milliseconds after each such call.
 */
export function watchedEngine(engine: Engine, tell: (milliseconds: number) => void): Engine {
  const timed = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const began = performance.now();
    try {
      return await work();
    } finally {
      tell(performance.now() - began);
    }
  };
  return {
    name: engine.name,
    createEvaluator: (field) => engine.createEvaluator(field),
    createTrainer: async (...given) => {
      const trainer = await timed(() => engine.createTrainer(...given));
      return { ...trainer, evaluate: (...points) => timed(() => trainer.evaluate(...points)) };
    },
  };
}
