import { type Engine, EngineLostError } from '@fourier-features/core';

/** Returns the result of some work; if a device is lost meanwhile, that of the same work once more. */
export async function repeatIfLost<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof EngineLostError)) throw error;
    return work();
  }
}

/**
 * Returns an engine that goes on as another one once its device is lost. Evaluations are then repeated there, because they
 * depend only on the field. The calls of a trainer reject, because its last steps are lost; trainers that are created afterwards
 * are the other engine's.
 *
 * @param openOther opens the other engine, when it is needed.
 */
export function survivingEngine(first: Engine, openOther: () => Promise<Engine>): Engine {
  let engine = first;
  let opening: Promise<Engine> | undefined;
  const other = async (): Promise<Engine> => {
    opening ??= openOther();
    engine = await opening;
    return engine;
  };
  const onEither = async <Result>(work: (engine: Engine) => Promise<Result>): Promise<Result> => {
    try {
      return await work(engine);
    } catch (error) {
      if (!(error instanceof EngineLostError)) throw error;
      return work(await other());
    }
  };
  return {
    get name() {
      return engine.name;
    },
    createTrainer: (...given) => onEither((each) => each.createTrainer(...given)),
    createEvaluator: async (field) => {
      let evaluator = await onEither((each) => each.createEvaluator(field));
      return {
        evaluate: async (...given) => {
          try {
            return await evaluator.evaluate(...given);
          } catch (error) {
            if (!(error instanceof EngineLostError)) throw error;
            // Nothing is left of the evaluator before it.
            evaluator = await (await other()).createEvaluator(field);
            return evaluator.evaluate(...given);
          }
        },
        dispose: () => evaluator.dispose(),
      };
    },
  };
}
