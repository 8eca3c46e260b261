import type {
  Batch,
  Engine,
  Field,
  FourierEncoding,
  Optimizer,
  OptimizerState,
  Parameter,
  Trainer,
} from '@fourier-features/core';
import { type ReferenceRules, referenceEngine, type Subject } from '@fourier-features/testing/engine';

/** A broken engine, by what is wrong with it. */
export interface Mutation {
  readonly name: string;
  /** Returns a new one, or one with what it holds counted or whose device can be lost. */
  create(): Engine | Pick<Subject, 'engine' | 'held'> | Pick<Subject, 'engine' | 'openLosable'>;
}

/** What a trainer was created from. */
export interface Given {
  readonly field: Field;
  readonly optimizer: Optimizer;
  readonly state: OptimizerState | undefined;
}

/** Returns what is wrong with a trainer; evaluators change in the same way. */
export type TrainerFault = (trainer: Trainer, given: Given) => Partial<Trainer>;

/** Returns the reference engine with a fault in its trainers and evaluators. */
export function faulty(fault: TrainerFault, engine: Engine = referenceEngine()): Engine {
  const changed = async (field: Field, optimizer: Optimizer, state?: OptimizerState) => {
    const trainer = await engine.createTrainer(field, optimizer, state);
    return { ...trainer, ...fault(trainer, { field, optimizer, state }) };
  };
  return {
    name: 'faulty',
    createTrainer: changed,
    createEvaluator: (field) => changed(field, { kind: 'sgd', momentum: 0 }),
  };
}

/** Returns a mutation of trainers. */
export function trainerMutation(name: string, fault: TrainerFault): Mutation {
  return { name, create: () => faulty(fault) };
}

/** Returns a mutation of the reference's formulas. */
export function ruleMutation(name: string, changed: Partial<ReferenceRules>): Mutation {
  return { name, create: () => referenceEngine(changed) };
}

/** Returns a mutation that trains another field, with another optimiser or from another state. */
export function inputMutation(name: string, change: (given: Given) => Given): Mutation {
  const engine = referenceEngine();
  return {
    name,
    create: () => ({
      ...engine,
      createTrainer: (field, optimizer, state) => {
        const given = change({ field, optimizer, state });
        return engine.createTrainer(given.field, given.optimizer, given.state);
      },
      createEvaluator: (field) =>
        engine.createEvaluator(
          change({ field, optimizer: { kind: 'sgd', momentum: 0 }, state: undefined }).field,
        ),
    }),
  };
}

/** Returns a mutation that evaluates and trains fields with another Fourier encoding. */
export function fourierMutation(
  name: string,
  change: (encoding: FourierEncoding) => FourierEncoding,
): Mutation {
  return inputMutation(name, ({ field, ...rest }) => {
    const { encoding } = field;
    return {
      ...rest,
      field: { ...field, encoding: encoding.kind === 'fourier' ? change(encoding) : encoding },
    };
  });
}

/** Returns a mutation that changes what `evaluate` returns. */
export function valueMutation(
  name: string,
  change: (values: Float32Array, given: Given) => Float32Array,
): Mutation {
  return trainerMutation(name, (trainer, given) => ({
    evaluate: async (...call) => change(await trainer.evaluate(...call), given),
  }));
}

/** A loss and a gradient as a trainer returns them. */
export interface Result {
  loss: number;
  gradient: readonly Parameter[];
}

/** Returns a mutation that changes what `gradient` returns, and the loss of steps in the same way. */
export function gradientMutation(name: string, change: (result: Result, batch: Batch) => Result): Mutation {
  return trainerMutation(name, (trainer) => {
    let last: Batch | undefined;
    return {
      gradient: async (batch, signal) => change({ ...(await trainer.gradient(batch, signal)) }, batch),
      step: async (batch, rate, signal) => {
        await trainer.step(batch, rate, signal);
        last = batch;
      },
      loss: async () => {
        const loss = await trainer.loss();
        return last ? change({ loss, gradient: [] }, last).loss : loss;
      },
    };
  });
}

/** Returns a mutation that trains on another batch. */
export function batchMutation(name: string, create: () => (batch: Batch) => Batch): Mutation {
  return trainerMutation(name, (trainer) => {
    const change = create();
    return {
      step: async (batch, rate, signal) => trainer.step(change(batch), rate, signal),
      gradient: async (batch, signal) => trainer.gradient(change(batch), signal),
    };
  });
}

/** Returns parameters with changed values. */
export function mapValues(
  parameters: readonly Parameter[],
  change: (value: number, name: string, index: number) => number,
): Parameter[] {
  return parameters.map((parameter) => ({
    ...parameter,
    values: parameter.values.map((value, i) => change(value, parameter.name, i)),
  }));
}
