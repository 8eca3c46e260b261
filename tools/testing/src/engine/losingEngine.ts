import { type Engine, EngineLostError, type Evaluate, type Evaluator } from '@fourier-features/core';

/** Calls of an engine, its trainers and its evaluators at which a device may be lost. */
export type LosableCall = 'createTrainer' | 'createEvaluator' | 'step' | 'loss' | 'read' | 'evaluate';

/** When a device is lost. */
export interface LossMoment {
  readonly call: LosableCall;
  /** Number of the call, from 0, counted over all trainers and evaluators of the engine. */
  readonly index: number;
  /** Number of steps that begin before calls are counted; 0 by default. */
  readonly afterSteps?: number;
  /** Whether steps resolve afterwards, as on a device that works through a queue; false by default. */
  readonly areStepsSilent?: boolean;
}

/** An engine whose device can be lost. */
export interface LosingEngine extends Engine {
  /** Loses the device now. */
  lose(): void;
}

/** Returns an engine like another, whose device is lost at one call: that call and all later ones reject. */
export function losingEngine(
  engine: Engine,
  { call, index, afterSteps = 0, areStepsSilent = false }: Partial<LossMoment> = {},
): LosingEngine {
  let steps = 0;
  let calls = 0;
  let isLost = false;
  const lost = (): EngineLostError => new EngineLostError('losingEngine: the device was lost: test');
  const mayLose = (name: LosableCall): void => {
    if (name === call && steps >= afterSteps) isLost ||= calls++ === index;
    if (name === 'step') steps++;
    if (isLost && !(areStepsSilent && name === 'step')) throw lost();
  };
  const losing = ({ evaluate, dispose }: Evaluator): Evaluator => {
    const mayBeLost: Evaluate = async (...given) => {
      mayLose('evaluate');
      return evaluate(...given);
    };
    return { evaluate: mayBeLost, dispose };
  };
  return {
    name: 'losing',
    lose: () => {
      isLost = true;
    },
    createEvaluator: async (...given) => {
      mayLose('createEvaluator');
      return losing(await engine.createEvaluator(...given));
    },
    createTrainer: async (...given) => {
      mayLose('createTrainer');
      const trainer = await engine.createTrainer(...given);
      return {
        ...losing(trainer),
        step: async (...step) => {
          mayLose('step');
          if (!isLost) await trainer.step(...step);
        },
        loss: async () => {
          mayLose('loss');
          return trainer.loss();
        },
        gradient: async (...batch) => {
          if (isLost) throw lost();
          return trainer.gradient(...batch);
        },
        read: async () => {
          mayLose('read');
          return trainer.read();
        },
      };
    },
  };
}
