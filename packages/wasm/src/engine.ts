import { checkPositiveInteger } from '@fourier-features/core/check';
import { checkNode, engineOn, type HostedEngine, MOST_THREADS } from '@fourier-features/kernels';
import { openHost } from './host.ts';
import { type LoadedModule, loadModule, type Variant } from './modules/loadModule.ts';

export interface WasmEngineOptions {
  /** Threads that work on a step, at most 64; the number of processors by default. Results do not depend on it. */
  threads?: number;
  /** Whether fused multiply-add may be used, if the processor has it; true by default. */
  relaxedSimd?: boolean;
}

/** The WebAssembly engine, and what it runs on. */
export interface WasmEngine extends HostedEngine {
  /** Threads in use: at most 64, 1 if memory cannot be shared, and fewer where address space is limited. */
  readonly threads: number;
  readonly variant: Variant;
}

/**
 * Returns the engine that evaluates and trains fields on the CPU, as one WebAssembly module over memory that its threads
 * share. Where threads can share memory, they do all the work, and the calling thread stays free.
 *
 * Results are the same bits on any number of threads, and those of `nativeEngine()` of @fourier-features/native, unless the
 * variant is `simd`: without fused multiply-adds, results differ by rounding.
 *
 * @throws RangeError if `threads` is not a positive integer; Error if this runtime lacks WebAssembly with SIMD and threads,
 * or is a Node older than 22.12.
 * @example
 * import { evaluateField, gaussianEncoding, gridCoordinates, initialField } from '@fourier-features/core';
 * import { wasmEngine } from '@fourier-features/wasm';
 *
 * const engine = await wasmEngine();
 * const field = initialField({ encoding: gaussianEncoding({ inputDim: 2, scale: 5 }), outputDim: 3, width: 32 });
 * const values = await evaluateField(field, gridCoordinates([8, 8]), { engine });
 */
export async function wasmEngine({
  threads = navigator.hardwareConcurrency,
  relaxedSimd = true,
}: WasmEngineOptions = {}): Promise<WasmEngine> {
  checkNode('wasmEngine');
  checkPositiveInteger('wasmEngine', 'threads', threads);
  const { module, variant } = await knownModule(relaxedSimd);
  const host = await openHost(module, Math.min(threads, MOST_THREADS));
  return { ...engineOn(host, `wasm-${variant}`), threads: host.threads, variant };
}

/** Modules by `relaxedSimd`, compiled once for all engines. */
const known = new Map<boolean, Promise<LoadedModule>>();

function knownModule(relaxedSimd: boolean): Promise<LoadedModule> {
  const loading = known.get(relaxedSimd) ?? loadModule(relaxedSimd);
  known.set(relaxedSimd, loading);
  // It may succeed at the next call.
  loading.catch(() => known.delete(relaxedSimd));
  return loading;
}
