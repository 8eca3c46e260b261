import { bitSeeds, trainingBits } from '@fourier-features/testing/bits';
import { type WasmEngineOptions, wasmEngine } from '../../src/index.ts';

/** The engine that ran, and the bits of what it trained. */
export interface Outcome {
  readonly name: string;
  readonly threads: number;
  readonly threadLimit: string | undefined;
  readonly bits: string[];
}

/** Trains small fields, in a page or in Node. */
export async function train(options: WasmEngineOptions): Promise<Outcome> {
  const engine = await wasmEngine(options);
  const bits: string[] = [];
  for (const seed of bitSeeds) bits.push(await trainingBits(engine, seed));
  engine.dispose();
  const { name, threads, threadLimit } = engine;
  return { name, threads, threadLimit, bits };
}
