import type { Engine } from '@fourier-features/core';
import { type ChosenEngine, chooseEngine } from '@fourier-features/engines';
import type { EngineChoice } from './engineChoice.ts';
import type { EngineFacts } from './engineFacts.ts';
import { survivingEngine } from './survivingEngine.ts';

/** An engine of a worker, which goes on as the CPU's if its device is lost. */
export interface WorkerEngine {
  readonly engine: Engine;
  /** Returns what the page says about the engine as it now is. */
  facts(): EngineFacts;
}

const openings = new Map<EngineChoice, Promise<WorkerEngine>>();

/** The engine of the CPU, which all choices share, because it has threads. */
let cpu: Promise<ChosenEngine> | undefined;

/**
 * Returns an engine of this worker, opened by the first call that chooses it. It stays open: fields that were trained on it are
 * still shown after another choice.
 *
 * @throws Error if it does not run in this browser.
 */
export function workerEngine(choice: EngineChoice): Promise<WorkerEngine> {
  const opening = openings.get(choice) ?? open(choice);
  openings.set(choice, opening);
  opening.catch(() => openings.delete(choice));
  return opening;
}

async function open(choice: EngineChoice): Promise<WorkerEngine> {
  const chosen = await (choice === 'auto'
    ? openFastest()
    : choice === 'wasm'
      ? openCpu()
      : chooseEngine({ engine: choice }));
  let facts = factsOf(chosen);
  const engine = survivingEngine(chosen.engine, async () => {
    const other = await openCpu();
    const { description } = other;
    const why = `the device of the engine ${chosen.engine.name} was lost`;
    const then = 'trainings go on from their last measurement. Reload the page to use it again.';
    facts = factsOf({ ...other, description: `${description}; ${why}: ${then}` });
    return other.engine;
  });
  return { engine, facts: () => facts };
}

function openCpu(): Promise<ChosenEngine> {
  cpu ??= chooseEngine({ engine: 'wasm' });
  return cpu;
}

async function openFastest(): Promise<ChosenEngine> {
  const chosen = await chooseEngine();
  // Its name goes on with the variant of WebAssembly.
  if (!chosen.engine.name.startsWith('wasm')) return chosen;
  if (!cpu) {
    cpu = Promise.resolve(chosen);
    return chosen;
  }
  chosen.dispose();
  return { ...(await cpu), description: chosen.description };
}

function factsOf({ engine, description }: ChosenEngine): EngineFacts {
  const threads = 'threads' in engine ? Number(engine.threads) : 1;
  return { name: engine.name, threads, description };
}
