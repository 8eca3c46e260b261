import type { Field, Optimizer, OptimizerState, Trainer } from '@fourier-features/core';
import type { Job, UpdateRule } from './memory/job.ts';
import type { LayerLayout } from './memory/layerLayout.ts';
import { readParameters, writeParameters } from './memory/parameters.ts';
import type { Plan } from './memory/plan.ts';
import { createPasses } from './passes.ts';

/** Sixes of inputs that one task updates; as in assembly/update.ts. */
const GROUPS_PER_TASK = 8;

/** Floats to be added up and updated that take longer than it takes to wake a thread. */
const WORTH_SHARING = 2 ** 17;

/** A field laid out in a memory, and threads to work on it. */
export interface TrainerParts {
  readonly field: Field;
  readonly optimizer: Optimizer;
  readonly state: OptimizerState | undefined;
  readonly memory: ArrayBufferLike;
  readonly plan: Plan;
  /** Brings the kernels' copies up to date with weights that were written from here. */
  transposeWeights(): void;
  run(job: Job): Promise<void>;
  release(): void;
}

export function createTrainer(parts: TrainerParts): Trainer {
  const { field, optimizer, state, memory, plan, run } = parts;
  const { layers } = plan;
  writeParameters(memory, layers, 'weights', field.parameters);
  if (state) {
    writeParameters(memory, layers, 'firstMoments', state.firstMoments);
    if (optimizer.kind === 'adam') writeParameters(memory, layers, 'secondMoments', state.secondMoments);
  }
  parts.transposeWeights();
  const passes = createPasses(field, memory, plan, run);
  const tasks = layers.reduce((sum, { inputGroups }) => sum + Math.ceil(inputGroups / GROUPS_PER_TASK), 0);
  const weightCount = layers.reduce((sum, layer) => sum + layer.weightCount, 0);
  const update = (lanes: number, rule: UpdateRule): Promise<void> =>
    run({ kind: 'parameters', tasks, lanes, rule, shared: weightCount * lanes >= WORTH_SHARING });
  const read = (addressOf: (layer: LayerLayout) => number) =>
    readParameters(memory, layers, addressOf, field.parameters);
  let updates = state?.updates ?? 0;
  let lastLoss = Number.NaN;
  return {
    step: async (batch, learningRate) => {
      const { loss, lanes } = await passes.gradient(batch);
      await update(lanes, updateRule(optimizer, updates + 1, learningRate));
      updates++;
      lastLoss = loss;
    },
    loss: async () => lastLoss,
    evaluate: (coordinates) => passes.values(coordinates),
    gradient: async (batch) => {
      const { loss, lanes } = await passes.gradient(batch);
      await update(lanes, { kind: 'none' });
      return { loss, gradient: read((layer) => plan.lanes + layer.gradient) };
    },
    read: async () => ({
      parameters: read((layer) => layer.weights),
      optimizerState: {
        updates,
        firstMoments: read((layer) => layer.firstMoments),
        secondMoments: optimizer.kind === 'adam' ? read((layer) => layer.secondMoments) : [],
      },
    }),
    dispose: () => parts.release(),
  };
}

/** The optimiser's numbers for update number t, from 1. */
function updateRule(optimizer: Optimizer, t: number, learningRate: number): UpdateRule {
  if (optimizer.kind === 'sgd') return { kind: 'sgd', learningRate, momentum: optimizer.momentum };
  const { beta1, beta2, epsilon } = optimizer;
  const correction1 = 1 / (1 - beta1 ** t);
  const correction2 = 1 / (1 - beta2 ** t);
  return { kind: 'adam', learningRate, beta1, beta2, epsilon, correction1, correction2 };
}
