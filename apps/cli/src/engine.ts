import type { Engine } from '@fourier-features/core';
import { type ActiveBackend, activateFastestBackend, describeBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { wasmEngine } from '@fourier-features/wasm';
import { Option } from 'commander';
import { wholeNumber } from './terminal/parsers.ts';
import { oneLine, UserError } from './terminal/userError.ts';

/** Values of `--engine`. */
const engineNames = ['auto', 'fused', 'tfjs-tensorflow', 'tfjs-wasm', 'tfjs-cpu'] as const;

/** Values of the engine options. */
export interface EngineOptions {
  engine: (typeof engineNames)[number];
  threads?: number;
  revectorize: boolean;
}

/** An engine and a line that describes it to the user. */
export interface ChosenEngine {
  readonly engine: Engine;
  readonly description: string;
}

/** Creates the options `--engine`, `--threads` and `--no-revectorize`. */
export function engineOptions(): Option[] {
  return [
    new Option(
      '--engine <name>',
      'engine that computes: auto is CUDA if tfjs-node-gpu is installed and finds a GPU, otherwise fused',
    )
      .choices(engineNames)
      .default('auto'),
    new Option(
      '--threads <n>',
      'number of threads of the fused engine; results do not depend on it (default: all)',
    ).argParser(wholeNumber(1, 1024, 'threads')),
    new Option('--no-revectorize', 'do not use V8’s experimental revectorizer in the fused engine'),
  ];
}

/** What `--engine auto` chooses between. */
export interface EngineCandidates {
  /** Activates the fastest tfjs backend. */
  activateTfjs(): Promise<ActiveBackend>;
  openFused(): Promise<ChosenEngine>;
}

/**
 * Returns the engine that the options name.
 *
 * @throws UserError if it cannot run here.
 */
export async function chooseEngine(options: EngineOptions): Promise<ChosenEngine> {
  const openFused = (): Promise<ChosenEngine> => fused(options);
  try {
    if (options.engine === 'auto')
      return await automaticEngine({ activateTfjs: activateFastestBackend, openFused });
    if (options.engine === 'fused') return await openFused();
    const backend = options.engine.slice('tfjs-'.length) as 'tensorflow' | 'wasm' | 'cpu';
    return tfjs(await activateFastestBackend(backend));
  } catch (error) {
    throw new UserError(`--engine ${options.engine}: ${oneLine(error)}`);
  }
}

/** Returns tfjs on a GPU if it has one, otherwise the fused engine, and tfjs on the CPU if that does not load. */
export async function automaticEngine({ activateTfjs, openFused }: EngineCandidates): Promise<ChosenEngine> {
  const active = await activateTfjs();
  if (active.gpu) return tfjs(active);
  try {
    return await openFused();
  } catch (error) {
    const { engine, description } = tfjs(active);
    return { engine, description: `${description}; the fused engine did not load: ${oneLine(error)}` };
  }
}

function tfjs(active: ActiveBackend): ChosenEngine {
  return { engine: tfjsEngine(), description: describeBackend(active) };
}

async function fused({ threads, revectorize }: EngineOptions): Promise<ChosenEngine> {
  const engine = await wasmEngine({ revectorize, ...(threads === undefined ? {} : { threads }) });
  const noun = engine.threads === 1 ? 'thread' : 'threads';
  return { engine, description: `fused engine, ${engine.variant}, ${engine.threads} ${noun}` };
}
