import type { Engine } from '@fourier-features/core';
import { type ActiveBackend, activateFastestBackend, describeBackend } from '@fourier-features/core/node';
import { tfjsEngine } from '@fourier-features/core/tfjs';
import { wasmEngine } from '@fourier-features/wasm';
import { Option } from 'commander';
import { option } from './terminal/option.ts';
import { refuseUnused } from './terminal/refuseUnused.ts';
import { integer, oneOf } from './terminal/rules.ts';
import { oneLine, UserError } from './terminal/userError.ts';

/** Values of `--engine`. */
const engineNames = ['auto', 'wasm', 'tfjs-node', 'tfjs-wasm', 'tfjs-cpu'] as const;

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
    option(
      '--engine <name>',
      'Engine; auto is tfjs on CUDA if tfjs-node-gpu is installed and finds a GPU, otherwise wasm.',
      { rule: oneOf(engineNames), words: engineNames, value: 'auto' },
    ),
    option(
      '--threads <n>',
      'Number of threads of the wasm engine; results do not depend on it. (default: all)',
      {
        rule: integer(1, 1024),
      },
    ),
    new Option('--no-revectorize', 'Do not use V8’s experimental revectorizer in the wasm engine.'),
  ];
}

/** What `--engine auto` chooses between. */
export interface EngineCandidates {
  /** Activates the fastest tfjs backend. */
  activateTfjs(): Promise<ActiveBackend>;
  openWasm(): Promise<ChosenEngine>;
}

/**
 * Returns the engine that the options name.
 *
 * @throws UserError if it cannot run here.
 */
export async function chooseEngine(options: EngineOptions): Promise<ChosenEngine> {
  const { engine, threads, revectorize } = options;
  if (engine in BACKENDS)
    refuseUnused(
      { '--threads': threads !== undefined, '--no-revectorize': !revectorize },
      '--engine must be wasm or auto',
    );
  const openWasm = (): Promise<ChosenEngine> => wasm({ threads, revectorize });
  try {
    if (engine === 'auto') return await automaticEngine({ activateTfjs: activateFastestBackend, openWasm });
    if (engine === 'wasm') return await openWasm();
    return tfjs(await activateFastestBackend(BACKENDS[engine]));
  } catch (error) {
    throw new UserError(`--engine ${engine}: ${oneLine(error)}`);
  }
}

/** tfjs calls the native backend of Node `tensorflow`. */
const BACKENDS = { 'tfjs-node': 'tensorflow', 'tfjs-wasm': 'wasm', 'tfjs-cpu': 'cpu' } as const;

/** Returns tfjs on a GPU if it has one, otherwise the wasm engine, and tfjs on the CPU if that does not load. */
export async function automaticEngine({ activateTfjs, openWasm }: EngineCandidates): Promise<ChosenEngine> {
  const active = await activateTfjs();
  if (active.gpu) return tfjs(active);
  try {
    return await openWasm();
  } catch (error) {
    const { engine, description } = tfjs(active);
    return { engine, description: `${description}; the wasm engine did not load: ${oneLine(error)}` };
  }
}

function tfjs(active: ActiveBackend): ChosenEngine {
  return { engine: tfjsEngine(), description: describeBackend(active) };
}

async function wasm({
  threads,
  revectorize,
}: {
  threads: number | undefined;
  revectorize: boolean;
}): Promise<ChosenEngine> {
  const engine = await wasmEngine({ revectorize, ...(threads === undefined ? {} : { threads }) });
  const noun = engine.threads === 1 ? 'thread' : 'threads';
  return { engine, description: `wasm engine, ${engine.variant}, ${engine.threads} ${noun}` };
}
