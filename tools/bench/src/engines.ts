import { availableParallelism } from 'node:os';
import type { Engine } from '@fourier-features/core';

/** The engines that run in Node. */
export type EngineName = 'native' | 'wasm' | 'tfjs' | 'tfjs-node' | 'webgpu';

/** What every engine of the benchmarks can be told. */
export interface EngineSettings {
  /** Ignored by tfjs, which decides for itself. */
  readonly threads?: number;
  /** Forces the width of the vectors, in bits. Only native has several. */
  readonly vectorBits?: 256 | 512;
  /** Whether webgpu may run on an adapter that computes on the CPU. */
  readonly software?: boolean;
}

/** An engine, and what its arithmetic runs on. */
export interface OpenedEngine {
  readonly engine: Engine;
  /** 0 on a GPU. */
  readonly threads: number;
  /** 0 on a GPU, and if the engine does not say. */
  readonly vectorBits: number;
  /** Whether steps are only queued when their promises resolve. */
  readonly queued: boolean;
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
    return { engine, threads: engine.threads, vectorBits: engine.vectorBits, queued: false, versions: {} };
  }
  if (name === 'wasm') {
    const { wasmEngine } = await import('@fourier-features/wasm');
    const engine = await wasmEngine(settings.threads ? { threads: settings.threads } : {});
    return { engine, threads: engine.threads, vectorBits: WASM_BITS, queued: false, versions: {} };
  }
  if (name === 'webgpu') {
    const { webgpuEngine } = await import('@fourier-features/webgpu');
    const engine = await webgpuEngine();
    if (engine.software && !settings.software) {
      throw new Error(
        `the only adapter, ${engine.adapter}, computes on the CPU. Pass --software to time it.`,
      );
    }
    return { engine, threads: 0, vectorBits: 0, queued: true, versions: { adapter: engine.adapter } };
  }
  return name === 'tfjs' ? openTfjsWasm() : openTfjsNode();
}

async function openTfjsWasm(): Promise<OpenedEngine> {
  const { activateFastestBackend } = await import('@fourier-features/core/node');
  const { tfjsEngine } = await import('@fourier-features/core/tfjs');
  await activateFastestBackend('wasm');
  const { getThreadsCount, version_wasm } = await import('@tensorflow/tfjs-backend-wasm');
  return {
    engine: tfjsEngine(),
    threads: getThreadsCount(),
    vectorBits: WASM_BITS,
    queued: false,
    versions: { tfjs: version_wasm },
  };
}

/** TensorFlow takes all processors, and the widest vectors for which it has code. */
async function openTfjsNode(): Promise<OpenedEngine> {
  const { activateFastestBackend } = await import('@fourier-features/core/node');
  const { tfjsEngine } = await import('@fourier-features/core/tfjs');
  await activateFastestBackend('tensorflow');
  const { backend, version_core } = await import('@tensorflow/tfjs');
  const { binding } = backend() as unknown as { readonly binding: { readonly TF_Version: string } };
  return {
    engine: tfjsEngine(),
    threads: availableParallelism(),
    vectorBits: 0,
    queued: false,
    versions: { tfjs: version_core, tensorflow: binding.TF_Version },
  };
}
