import { type ChosenEngine, chooseEngine } from '@fourier-features/engines';
import type { EngineFacts } from './protocol.ts';

let opening: Promise<ChosenEngine> | undefined;

/** Returns the engine of this worker, opened by the first call. @throws Error if none runs in this browser. */
export function workerEngine(): Promise<ChosenEngine> {
  opening ??= chooseEngine();
  return opening;
}

/** Returns what the page says about the engine. */
export async function engineFacts(): Promise<EngineFacts> {
  const { engine, description } = await workerEngine();
  const threads = 'threads' in engine ? Number(engine.threads) : 1;
  return { name: engine.name, threads, description };
}
