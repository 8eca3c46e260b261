import type { ChosenEngine } from '@fourier-features/engines';
import { type EngineName, engineNames } from '@fourier-features/engines/names';
import type { Option } from 'commander';
import { engineWords } from './engineWords.ts';
import { option } from './terminal/option.ts';
import { integer, oneOf } from './terminal/rules.ts';
import { UserError } from './terminal/userError.ts';

/** Values of the engine options. */
export interface EngineOptions {
  engine: EngineName;
  threads?: number;
}

/** Creates the options `--engine` and `--threads`. */
export function engineOptions(): Option[] {
  return [
    option(
      '--engine <name>',
      'Engine; auto is the first that runs here of tfjs on CUDA, webgpu on a GPU, native, wasm and tfjs on the CPU. webgpu needs the npm package webgpu.',
      { rule: oneOf(engineNames), words: engineNames, value: 'auto' },
    ),
    option(
      '--threads <n>',
      'Number of threads of the native or wasm engine; results do not depend on it. (default: all)',
      {
        rule: integer(1, 1024),
        onlyIf: {
          applies: ({ engine }) => takesThreads(engine as EngineName),
          rule: () => '--engine must be auto, native or wasm',
        },
      },
    ),
  ];
}

/** Returns whether `--threads` has an effect on an engine. */
function takesThreads(engine: EngineName): boolean {
  return !(engine === 'webgpu' || engine.startsWith('tfjs-'));
}

/** Returns `--engine` as it is typed after other words; nothing if no engine is named. */
export function engineGiven(engine: EngineName | undefined): string {
  return engine === undefined ? '' : ` --engine ${engine}`;
}

/** GPUs that this process computes on. */
const gpus = new Set<ChosenEngine>();

/**
 * Returns the engine that the options name.
 *
 * @param anyField whether it must have fields other than Fourier encodings with ReLU, which WebGPU lacks.
 * @throws UserError if it cannot run here or lacks the fields.
 */
export async function chooseEngine(
  { engine, threads }: EngineOptions,
  anyField = false,
): Promise<ChosenEngine> {
  try {
    const { chooseEngine: chooseAny } = await import('@fourier-features/engines');
    const chosen = await chooseAny({ engine, anyField, ...(threads === undefined ? {} : { threads }) });
    if (chosen.engine.name === 'webgpu') gpus.add(chosen);
    return chosen;
  } catch (error) {
    throw new UserError(`--engine ${engine}: ${engineWords(error)}`);
  }
}

/** Gives GPUs back. A process that exits in the middle of their work crashes otherwise, and its exit code is lost. */
export function releaseGpus(): void {
  for (const { dispose } of gpus) dispose();
  gpus.clear();
}
