import { type Engine, EngineLostError } from '@fourier-features/core';
import { losingEngine, referenceEngine } from '@fourier-features/testing/engine';
import { faulty, type Mutation, type TrainerFault } from './mutate.ts';

/** Returns a mutation that does something else with what an engine throws once its device is lost. */
function losable(name: string, broken: (engine: Engine, isLost: () => boolean) => Engine): Mutation {
  return {
    name,
    create: () => ({
      engine: referenceEngine(),
      openLosable: async () => {
        let isLost = false;
        const losing = losingEngine(referenceEngine());
        const lose = (): void => {
          isLost = true;
          losing.lose();
        };
        return { engine: broken(losing, () => isLost), lose };
      },
    }),
  };
}

const trainers = (name: string, fault: (isLost: () => boolean) => TrainerFault): Mutation =>
  losable(name, (engine, isLost) => faulty(fault(isLost), engine));

export const lossMutations: readonly Mutation[] = [
  trainers('values of zeros after the loss', (isLost) => (trainer) => ({
    evaluate: async (...given) => (isLost() ? new Float32Array(20) : trainer.evaluate(...given)),
  })),
  trainers('the parameters from before the loss', (isLost) => (trainer) => {
    const before = trainer.read();
    return { read: async () => (isLost() ? before : trainer.read()) };
  }),
  trainers('steps that hide the loss from what reads after them', (isLost) => (trainer) => {
    const before = trainer.read();
    let hidden = false;
    return {
      step: async (...given) => {
        hidden = isLost();
        if (!hidden) await trainer.step(...given);
      },
      read: async () => (hidden ? before : trainer.read()),
    };
  }),
  trainers('errors of another kind', () => (trainer) => ({
    loss: () =>
      trainer.loss().catch((error: unknown) => {
        throw error instanceof EngineLostError ? new Error(error.message) : error;
      }),
  })),
  trainers('dispose throws', (isLost) => (trainer) => ({
    dispose: () => {
      trainer.dispose();
      if (isLost()) throw new EngineLostError('lost');
    },
  })),
  losable('a new trainer on the lost device', (engine, isLost) => ({
    ...engine,
    createTrainer: (...given) => (isLost() ? referenceEngine() : engine).createTrainer(...given),
  })),
];
