import type { Engine } from '@fourier-features/core';
import { checkOneOf, checkPositiveInteger } from '@fourier-features/core/check';
import type { ChosenEngine } from './chosenEngine.ts';
import { type Candidate, firstThatOpens } from './firstThatOpens.ts';
import { inNode } from './inNode.ts';
import { openNative } from './native.ts';
import { openCuda, openFastestTfjs, openTfjs } from './tfjs.ts';
import { openWasm } from './wasm.ts';

/** Engines to choose from; `auto` takes the fastest that runs here. */
export const engineNames = ['auto', 'native', 'wasm', 'tfjs-node', 'tfjs-wasm', 'tfjs-cpu'] as const;

/** Name of an engine, or `auto`. */
export type EngineName = (typeof engineNames)[number];

export interface ChooseEngineOptions {
  /** Name of the engine; `auto` by default. */
  engine?: EngineName;
  /** Threads of the native or the wasm engine; the number of processors by default. Results do not depend on it. */
  threads?: number;
  /**
   * Opens tfjs in a page, for `auto` to call if no faster engine runs. Bundlers thus include tfjs only in pages that ask for
   * it; Node finds it without this option.
   */
  openTfjs?: () => Promise<Engine>;
}

/**
 * Opens an engine, in Node or in a browser. `auto` takes the first that runs here: tfjs on CUDA, if tfjs-node-gpu is
 * installed and finds a GPU, the native engine, the WebAssembly engine, tfjs on the CPU. The first two need Node, the last
 * needs Node or `openTfjs`. tfjs is loaded only if it is chosen.
 *
 * @returns the engine, and in one line what it is and why no faster one was chosen.
 * @throws RangeError if an option is out of range, or `threads` is given for tfjs; Error if the engine does not run here.
 * @example
 * import { chooseEngine } from '@fourier-features/engines';
 *
 * const { engine, description } = await chooseEngine({ threads: 2 });
 */
export async function chooseEngine({
  engine = 'auto',
  threads,
  openTfjs: openInPage,
}: ChooseEngineOptions = {}): Promise<ChosenEngine> {
  checkOneOf('chooseEngine', 'engine', engine, engineNames);
  if (threads !== undefined) checkPositiveInteger('chooseEngine', 'threads', threads);
  if (engine === 'auto') return firstThatOpens(candidates(threads, openInPage));
  if (engine === 'native') return openNative(threads);
  if (engine === 'wasm') return openWasm(threads);
  if (threads !== undefined)
    throw new RangeError(
      `chooseEngine: threads must be left out for ${engine}, which chooses its own, got ${threads}`,
    );
  return openTfjs(engine);
}

/** Returns what `auto` tries here, fastest first. */
function candidates(
  threads: number | undefined,
  openInPage: ChooseEngineOptions['openTfjs'],
): readonly Candidate[] {
  const wasm: Candidate = { name: 'wasm', open: () => openWasm(threads) };
  if (inNode)
    return [
      { name: 'CUDA', open: openCuda },
      { name: 'native', open: () => openNative(threads) },
      wasm,
      { name: 'tfjs', open: openFastestTfjs },
    ];
  if (!openInPage) return [wasm];
  const open = async (): Promise<ChosenEngine> => {
    const engine = await openInPage();
    return { engine, description: `tfjs engine, ${engine.name}`, dispose: () => {} };
  };
  return [wasm, { name: 'tfjs', open }];
}
