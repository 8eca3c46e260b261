import type { Engine } from '@fourier-features/core';
import { type ChosenEngine, chooseEngine } from '@fourier-features/engines';
import type { EngineFacts } from './protocol.ts';
import { survivingEngine } from './survivingEngine.ts';

/** The engine of a worker, which goes on as the CPU's if its device is lost. */
export interface WorkerEngine {
  readonly engine: Engine;
  /** Returns what the page says about the engine as it now is. */
  facts(): EngineFacts;
}

let opening: Promise<WorkerEngine> | undefined;

/** Returns the engine of this worker, opened by the first call. @throws Error if none runs in this browser. */
export function workerEngine(): Promise<WorkerEngine> {
  opening ??= open();
  return opening;
}

async function open(): Promise<WorkerEngine> {
  const chosen = await chooseEngine();
  let facts = factsOf(chosen);
  const engine = survivingEngine(chosen.engine, async () => {
    const other = await chooseEngine({ engine: 'wasm' });
    const { description } = other;
    const why = `the device of the engine ${chosen.engine.name} was lost`;
    const then = 'trainings go on from their last measurement. Reload the page to use it again.';
    facts = factsOf({ ...other, description: `${description}; ${why}: ${then}` });
    return other.engine;
  });
  return { engine, facts: () => facts };
}

function factsOf({ engine, description }: ChosenEngine): EngineFacts {
  const threads = 'threads' in engine ? Number(engine.threads) : 1;
  return { name: engine.name, threads, description };
}

/** Returns what the page says about the engine. */
export async function engineFacts(): Promise<EngineFacts> {
  return (await workerEngine()).facts();
}
