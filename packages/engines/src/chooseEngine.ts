import type { Engine } from '@fourier-features/core';
import { checkOneOf, checkPositiveInteger } from '@fourier-features/core/check';
import type { ChosenEngine } from './chosenEngine.ts';
import { type EngineName, engineNames } from './engineName.ts';
import { type Candidate, firstThatOpens } from './firstThatOpens.ts';
import { inNode } from './inNode.ts';
import { openNative } from './native.ts';
import { openCuda, openFastestTfjs, openTfjs } from './tfjs.ts';
import { openWasm, type WasmOptions } from './wasm.ts';
import { lacksFields, openWebgpu, openWebgpuOnGpu } from './webgpu.ts';

export interface ChooseEngineOptions {
  /** Name of the engine; `auto` by default. */
  engine?: EngineName;
  /**
   * Threads of the native or the wasm engine; the number of processors by default. Results do not depend on it. Without effect
   * if `auto` chooses a GPU.
   */
  threads?: number;
  /**
   * Opens tfjs in a page, for `auto` to call if no faster engine runs. Bundlers thus include tfjs only in pages that ask for
   * it; Node finds it without this option.
   */
  openTfjs?: () => Promise<Engine>;
  /**
   * Whether the engine must have all fields, with any encoding and any activation, rather than Fourier encodings with ReLU, which
   * every engine has; false by default. WebGPU lacks the others: `auto` skips it, and by name it is refused.
   */
  anyField?: boolean;
  /**
   * Options of `wasmEngine()` for bundlers that do not find its modules (`module`) and for pages whose Content-Security-Policy
   * forbids workers from blobs (`createWorker`). Without effect if another engine is chosen.
   */
  wasm?: WasmOptions;
}

/**
 * Opens an engine, in Node or in a browser. `auto` takes the first that runs here: tfjs on CUDA, if tfjs-node-gpu is
 * installed and finds a GPU, WebGPU on a GPU, which in Node needs the package `webgpu`, the native engine, the WebAssembly
 * engine, tfjs on the CPU. CUDA and native need Node, tfjs on the CPU needs Node or `openTfjs`. tfjs and WebGPU are loaded only
 * where they may run. `webgpu` by name also takes an adapter that computes on the CPU, and the description says so.
 *
 * Values differ in the last digits between GPUs, and from the native and the wasm engine, which agree with each other: choose one
 * of these two for results that are bit-identical everywhere.
 *
 * @returns the engine, and in one line what it is and why no faster one was chosen.
 * @throws RangeError if an option is out of range, or `threads` is given for an engine without threads; Error if the engine does
 *   not run here, or lacks fields that it must have.
 * @example
 * import { chooseEngine } from '@fourier-features/engines';
 *
 * const { engine, description } = await chooseEngine({ threads: 2 });
 */
export async function chooseEngine({
  engine = 'auto',
  threads,
  openTfjs: openInPage,
  anyField = false,
  wasm,
}: ChooseEngineOptions = {}): Promise<ChosenEngine> {
  checkOneOf('chooseEngine', 'engine', engine, engineNames);
  if (threads !== undefined) checkPositiveInteger('chooseEngine', 'threads', threads);
  if (engine === 'auto') return firstThatOpens(candidates(threads, wasm, openInPage, anyField));
  if (engine === 'native') return openNative(threads);
  if (engine === 'wasm') return openWasm(threads, wasm);
  if (threads !== undefined)
    throw new RangeError(
      `chooseEngine: threads must be left out for ${engine}, which chooses its own, got ${threads}`,
    );
  if (engine !== 'webgpu') return openTfjs(engine);
  if (anyField) throw lacksFields();
  return openWebgpu();
}

/**
 * Returns what `auto` tries here, fastest first. A GPU always goes before the CPU, though some are slower, such as an integrated
 * one next to many cores: a choice by measuring would fall differently from run to run, and with it the last digits of results.
 */
function candidates(
  threads: number | undefined,
  options: WasmOptions | undefined,
  openInPage: ChooseEngineOptions['openTfjs'],
  anyField: boolean,
): readonly Candidate[] {
  const webgpu: Candidate = {
    name: 'webgpu',
    open: () => (anyField ? Promise.reject(lacksFields()) : openWebgpuOnGpu()),
  };
  const wasm: Candidate = { name: 'wasm', open: () => openWasm(threads, options) };
  if (inNode)
    return [
      { name: 'CUDA', open: openCuda },
      webgpu,
      { name: 'native', open: () => openNative(threads) },
      wasm,
      { name: 'tfjs', open: openFastestTfjs },
    ];
  if (!openInPage) return [webgpu, wasm];
  const open = async (): Promise<ChosenEngine> => {
    const engine = await openInPage();
    return { engine, description: `tfjs engine, ${engine.name}`, dispose: () => {} };
  };
  return [webgpu, wasm, { name: 'tfjs', open }];
}
