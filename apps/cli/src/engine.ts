import type { Engine } from '@fourier-features/core';
import { activateFastestBackend, describeBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { wasmEngine } from '@fourier-features/wasm';
import { Option } from 'commander';
import { wholeNumber } from './terminal/parsers.ts';
import { oneLine, UserError } from './terminal/userError.ts';

/** What `--engine` takes. */
const engineNames = ['auto', 'fused', 'tfjs-tensorflow', 'tfjs-wasm', 'tfjs-cpu'] as const;

/** What the options about engines give. */
export interface EngineOptions {
  engine: (typeof engineNames)[number];
  threads?: number;
  revectorize: boolean;
}

/** An engine, and one line about it for people. */
export interface ChosenEngine {
  readonly engine: Engine;
  readonly description: string;
}

/** `--engine`, `--threads` and `--no-revectorize`. */
export function engineOptions(): Option[] {
  return [
    new Option(
      '--engine <name>',
      'where to compute: auto takes CUDA where tfjs-node-gpu is installed, else fused',
    )
      .choices(engineNames)
      .default('auto'),
    new Option(
      '--threads <n>',
      'threads of the fused engine; the result does not depend on them (default: all)',
    ).argParser(wholeNumber(1, 1024, 'threads')),
    new Option('--no-revectorize', 'keep the fused engine from V8’s experimental revectorizer'),
  ];
}

/**
 * The engine that the options ask for; `auto` falls back to tfjs, and says so, where the fused engine does not load.
 *
 * @throws UserError if it cannot run here.
 */
export async function chooseEngine(options: EngineOptions): Promise<ChosenEngine> {
  try {
    if (options.engine === 'auto') return await automaticEngine(options);
    if (options.engine === 'fused') return await fused(options);
    const backend = options.engine.slice('tfjs-'.length) as 'tensorflow' | 'wasm' | 'cpu';
    return { description: describeBackend(await activateFastestBackend(backend)), engine: tfjsEngine() };
  } catch (error) {
    throw new UserError(`--engine ${options.engine}: ${oneLine(error)}`);
  }
}

async function automaticEngine(options: EngineOptions): Promise<ChosenEngine> {
  const active = await activateFastestBackend();
  if (active.provider === '@tensorflow/tfjs-node-gpu') {
    return { engine: tfjsEngine(), description: describeBackend(active) };
  }
  try {
    return await fused(options);
  } catch (error) {
    const description = `${describeBackend(active)}; the fused engine did not load: ${oneLine(error)}`;
    return { engine: tfjsEngine(), description };
  }
}

async function fused({ threads, revectorize }: EngineOptions): Promise<ChosenEngine> {
  const engine = await wasmEngine({ revectorize, ...(threads === undefined ? {} : { threads }) });
  const noun = engine.threads === 1 ? 'thread' : 'threads';
  return { engine, description: `fused engine, ${engine.variant}, ${engine.threads} ${noun}` };
}
