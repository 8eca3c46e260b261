import { checkField, checkOptimizer, type Engine, type Field, trainedEncoding } from '@fourier-features/core';
import type { Host } from './host.ts';
import { openField } from './openField.ts';
import { createPasses } from './passes.ts';
import { createQueue } from './queue.ts';
import { createTrainer } from './trainer.ts';

/** An engine on the threads of a host. */
export interface HostedEngine extends Engine {
  /** Ends the threads after the round of points that they work on; calls that are not done by then reject. */
  dispose(): void;
}

/** Returns the engine whose fields share a host's threads; each has memory of its own. */
export function engineOn(host: Host, name: string): HostedEngine {
  let ended = false;
  const shared = { host, queue: createQueue(), ended: () => ended };
  return {
    name,
    dispose: () => {
      if (ended) return;
      ended = true;
      void shared.queue.add(async () => host.close());
    },
    createEvaluator: async (field) => {
      checkField('createEvaluator', field);
      const open = openField(shared, fixedEncoding(field), 'evaluation');
      const { values } = createPasses(open);
      return {
        evaluate: (coordinates, signal) => open.call(() => values(coordinates, signal)),
        dispose: open.release,
      };
    },
    createTrainer: async (field, optimizer, state) => {
      checkField('createTrainer', field);
      checkOptimizer('createTrainer', field, optimizer, state);
      return createTrainer(openField(shared, field, 'training'), host.tile, optimizer, state);
    },
  };
}

/** Returns the field with its trained B and a as a fixed encoding; a grid stays as it is. */
function fixedEncoding(field: Field): Field {
  const encoding = trainedEncoding(field);
  if (encoding.kind === 'grid') return field;
  const parameters = field.parameters.slice(0, 2 * field.network.depth);
  return { ...field, encoding: { ...encoding, trainable: false }, parameters };
}
