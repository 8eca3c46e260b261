import { checkPositiveInteger } from '@fourier-features/core/check';
import { checkNode, engineOn, type HostedEngine, MOST_THREADS } from '@fourier-features/kernels';
import { openHost } from './host.ts';
import { LACKING, loadModule } from './modules/loadModule.ts';
import { checkSource, type ModuleSource, type ModuleSources, type Variant } from './modules/moduleSource.ts';

export interface WasmEngineOptions {
  /** Threads that work on a step, at most 64; the number of processors by default. Results do not depend on it. */
  threads?: number;
  /** Whether fused multiply-add may be used, if the processor has it; true by default. Without effect on a single `module`. */
  relaxedSimd?: boolean;
  /**
   * The WebAssembly modules of this package, `relaxed.wasm` and `simd.wasm`, for bundlers that do not find them: URLs, bytes or
   * compiled modules, of both variants to choose from or of one. By default the files next to this program.
   */
  module?: ModuleSource | ModuleSources;
  /**
   * Starts a web worker whose program imports `@fourier-features/wasm/worker`; called once for each thread. By default workers
   * start from a `blob:` URL, which a Content-Security-Policy may forbid. Without effect in Node.
   */
  createWorker?: () => Worker;
}

/** The WebAssembly engine, and what it runs on. */
export interface WasmEngine extends HostedEngine {
  /** Threads in use: at most 64, 1 if memory cannot be shared, and fewer where address space is limited. */
  readonly threads: number;
  /** Why there are fewer threads than wanted, or none but the calling one; undefined if there is nothing to say. */
  readonly threadLimit: string | undefined;
  readonly variant: Variant;
}

/**
 * Returns the engine that evaluates and trains fields on the CPU, as one WebAssembly module over memory that its threads
 * share. Where threads can share memory, they do all the work, and the calling thread stays free.
 *
 * Results are the same bits on any number of threads, and those of `nativeEngine()` of @fourier-features/native, unless the
 * variant is `simd`: without fused multiply-adds, results differ by rounding.
 *
 * Where no worker starts, the calling thread does the work, yielding every few milliseconds, and `threadLimit` says why.
 *
 * @throws RangeError if an option is out of range; Error if this runtime lacks WebAssembly with SIMD and threads, or the module
 *   cannot be had, or Node is older than 22.12.
 * @example
 * import { evaluateField, gaussianEncoding, gridCoordinates, initialField } from '@fourier-features/core';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const engine = await wasmEngine();
 * const field = initialField({ encoding: gaussianEncoding({ inputDim: 2, scale: 5 }), outputDim: 3, width: 32 });
 * const values = await evaluateField(field, gridCoordinates([8, 8]), { engine });
 */
export async function wasmEngine(options: WasmEngineOptions = {}): Promise<WasmEngine> {
  // Before the defaults: a Node that is too old may lack `navigator`.
  checkNode('wasmEngine');
  const {
    threads = navigator.hardwareConcurrency,
    relaxedSimd = true,
    module: source,
    createWorker,
  } = options;
  checkPositiveInteger('wasmEngine', 'threads', threads);
  if (typeof WebAssembly === 'undefined') throw new Error(LACKING);
  checkSource(source);
  const { module, variant } = await loadModule(source, relaxedSimd);
  const host = await openHost(module, Math.min(threads, MOST_THREADS), createWorker);
  const { threads: used, threadLimit } = host;
  return { ...engineOn(host, `wasm-${variant}`), threads: used, threadLimit, variant };
}
