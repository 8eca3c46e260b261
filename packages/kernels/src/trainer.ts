import { adamCorrections, type Optimizer, type OptimizerState, type Trainer } from '@fourier-features/core';
import type { UpdateRule } from './memory/job.ts';
import { panelWidth, type Tile } from './memory/tile.ts';
import type { OpenField } from './openField.ts';
import { createPasses, type LastJob } from './passes.ts';

/** Creates a trainer of an open field. */
export function createTrainer(
  open: OpenField,
  tile: Tile,
  optimizer: Optimizer,
  state?: OptimizerState,
): Trainer {
  const { store, layout, call } = open;
  store.write('firstMoments', state?.firstMoments);
  store.write('secondMoments', optimizer.kind === 'adam' ? state?.secondMoments : undefined);
  const { values, pass } = createPasses(open);
  const panel = panelWidth(tile);
  // As in c/update.h: a task for each share of each table, for as many inputs of a layer as a panel is wide, and for the rest.
  const ofTables = layout.grid?.tasks ?? 0;
  const tasks = layout.layers.reduce((sum, { fanIn }) => sum + Math.ceil(fanIn / panel), ofTables + 1);
  const lastJob =
    (rule: UpdateRule): LastJob =>
    (lanes) => ({ kind: 'update', tasks, lanes, rule });
  let updates = state?.updates ?? 0;
  let lastLoss = Number.NaN;
  return {
    step: (batch, learningRate, signal) =>
      call(async () => {
        lastLoss = await pass(batch, lastJob(updateRule(optimizer, updates + 1, learningRate)), signal);
        updates++;
      }),
    loss: async () => lastLoss,
    lossNow: () => lastLoss,
    evaluate: (coordinates, signal) => call(() => values(coordinates, signal)),
    gradient: (batch, signal) =>
      call(async () => {
        const loss = await pass(batch, lastJob({ kind: 'none' }), signal);
        return { loss, gradient: store.read('gradients') };
      }),
    read: () =>
      call(async () => ({
        parameters: store.read('parameters'),
        optimizerState: {
          updates,
          firstMoments: store.read('firstMoments'),
          secondMoments: optimizer.kind === 'adam' ? store.read('secondMoments') : [],
        },
      })),
    dispose: open.release,
  };
}

/** Returns the optimiser's numbers for update number t, counted from 1. */
function updateRule(optimizer: Optimizer, t: number, learningRate: number): UpdateRule {
  if (optimizer.kind === 'sgd') return { kind: 'sgd', learningRate, momentum: optimizer.momentum };
  const { first: correction1, second: correction2 } = adamCorrections(optimizer, t);
  return { ...optimizer, learningRate, correction1, correction2 };
}
