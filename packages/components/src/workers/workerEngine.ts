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

/** What was opened, by choice; for any field under a name of its own. */
const openings = new Map<string, Promise<WorkerEngine>>();

/** The engine of the CPU, which all choices share, because it has threads. */
let cpu: Promise<ChosenEngine> | undefined;

/**
 * Returns an engine of this worker, opened by the first call that chooses it. It stays open: fields that were trained on it are
 * still shown after another choice.
 *
 * @param anyField whether it must have fields other than Fourier encodings with ReLU, which WebGPU lacks.
 * @throws Error if it does not run in this browser, or lacks the fields.
 */
export function workerEngine(choice: EngineChoice, anyField = false): Promise<WorkerEngine> {
  const key = `${choice}${anyField ? ', any field' : ''}`;
  const opening = openings.get(key) ?? open(choice, anyField);
  openings.set(key, opening);
  opening.catch(() => openings.delete(key));
  return opening;
}

async function open(choice: EngineChoice, anyField: boolean): Promise<WorkerEngine> {
  const chosen = await (choice === 'auto'
    ? openFastest(anyField)
    : choice === 'wasm'
      ? openCpu()
      : chooseEngine({ engine: choice, anyField }));
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

async function openFastest(anyField: boolean): Promise<ChosenEngine> {
  const chosen = await chooseEngine({ anyField });
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
