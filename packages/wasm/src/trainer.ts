import {
  adamCorrections,
  type Optimizer,
  type OptimizerState,
  type Parameter,
  type Trainer,
} from '@fourier-features/core';
import type { UpdateRule } from './memory/job.ts';
import type { LayerLayout } from './memory/layerLayout.ts';
import { readParameters, writeParameters } from './memory/parameters.ts';
import type { OpenField } from './openField.ts';
import { createPasses } from './passes.ts';

/** Groups of six inputs that one task updates; as in assembly/update.ts. */
const GROUPS_PER_TASK = 8;

/** Number of floats whose sum and update take longer than waking a thread. */
const WORTH_SHARING = 2 ** 17;

/** Creates a trainer of a field that was opened for training. */
export function createTrainer(open: OpenField, optimizer: Optimizer, state?: OptimizerState): Trainer {
  const { field, memory, plan, run } = open;
  const { layers } = plan;
  if (state) {
    writeParameters(memory, layers, 'firstMoments', state.firstMoments);
    if (optimizer.kind === 'adam') writeParameters(memory, layers, 'secondMoments', state.secondMoments);
  }
  const passes = createPasses(open);
  const tasks = layers.reduce((sum, { inputGroups }) => sum + Math.ceil(inputGroups / GROUPS_PER_TASK), 0);
  const weightCount = layers.reduce((sum, layer) => sum + layer.weightCount, 0);
  const update = (lanes: number, rule: UpdateRule): Promise<void> =>
    run({ kind: 'parameters', tasks, lanes, rule, shared: weightCount * lanes >= WORTH_SHARING });
  const read = (addressOf: (layer: LayerLayout) => number): Parameter[] =>
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
    evaluate: passes.values,
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
    dispose: open.release,
  };
}

/** Returns the optimiser's numbers for update number t, counted from 1. */
function updateRule(optimizer: Optimizer, t: number, learningRate: number): UpdateRule {
  if (optimizer.kind === 'sgd') return { kind: 'sgd', learningRate, momentum: optimizer.momentum };
  const { first: correction1, second: correction2 } = adamCorrections(optimizer, t);
  return { ...optimizer, learningRate, correction1, correction2 };
}
