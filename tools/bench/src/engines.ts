import type { Engine } from '@fourier-features/core';

/** The engines that run in Node without a GPU. */
export type EngineName = 'native' | 'wasm' | 'tfjs';

/** What every engine of the benchmarks can be told. */
export interface EngineSettings {
  /** Ignored by tfjs, which decides for itself. */
  readonly threads?: number;
  /** Forces the width of the vectors, in bits. Only native has several. */
  readonly vectorBits?: 256 | 512;
}

/** An engine, and what its arithmetic runs on. */
export interface OpenedEngine {
  readonly engine: Engine;
  readonly threads: number;
  readonly vectorBits: number;
  /** Versions of what the engine is made of, by name, for records. */
  readonly versions: Readonly<Record<string, string>>;
}

/** WebAssembly has vectors of 128 bits. */
const WASM_BITS = 128;

/**
 * Starts an engine.
 *
 * @throws Error with the engine's own reason if it cannot run here.
 */
export async function openEngine(name: EngineName, settings: EngineSettings = {}): Promise<OpenedEngine> {
  // Each package is loaded by the process that needs it alone: tfjs takes a second and 100 MiB.
  if (name === 'native') {
    const { nativeEngine } = await import('@fourier-features/native');
    const engine = await nativeEngine(settings);
    return { engine, threads: engine.threads, vectorBits: engine.vectorBits, versions: {} };
  }
  if (name === 'wasm') {
    const { wasmEngine } = await import('@fourier-features/wasm');
    const engine = await wasmEngine(settings.threads ? { threads: settings.threads } : {});
    return { engine, threads: engine.threads, vectorBits: WASM_BITS, versions: {} };
  }
  const { activateFastestBackend } = await import('@fourier-features/core/node');
  const { tfjsEngine } = await import('@fourier-features/core/tfjs');
  await activateFastestBackend('wasm');
  const { getThreadsCount, version_wasm } = await import('@tensorflow/tfjs-backend-wasm');
  return {
    engine: tfjsEngine(),
    threads: getThreadsCount(),
    vectorBits: WASM_BITS,
    versions: { tfjs: version_wasm },
  };
}
