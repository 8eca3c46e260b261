import { availableParallelism } from 'node:os';
import { checkPositiveInteger } from '@fourier-features/core/check';
import { checkNode, engineOn, type HostedEngine, MOST_THREADS } from '@fourier-features/kernels';
import { openHost } from './host.ts';
import { loadModule } from './loadModule.ts';

/** Width of the vectors in bits: 512 is AVX-512, 256 is AVX2, 128 is NEON. */
export type VectorBits = 128 | 256 | 512;

export interface NativeEngineOptions {
  /** Threads that work on a step, at most 64; the number of processors by default. Results do not depend on it. */
  threads?: number;
  /** Width of the vectors; the widest that the processor has by default. Results do not depend on it. */
  vectorBits?: VectorBits;
}

/** The native engine, and what it runs on. */
export interface NativeEngine extends HostedEngine {
  /** Threads in use, at most 64. */
  readonly threads: number;
  readonly vectorBits: VectorBits;
}

const FLOAT_BITS = 32;
const NAMES: Readonly<Record<VectorBits, string>> = { 128: 'neon', 256: 'avx2', 512: 'avx512' };

/**
 * Returns the engine that evaluates and trains fields with native code, on threads of its own: the event loop stays free while
 * they work. Results are the same bits on any number of threads and any width of vectors.
 *
 * @throws RangeError if an option is out of range; Error if there is no native module for this platform, if the processor
 * lacks vectors with fused multiply-add, or if Node is older than 22.12.
 * @example
 * import { evaluateField, gaussianEncoding, gridCoordinates, initialField } from '@fourier-features/core';
 * import { nativeEngine } from '@fourier-features/native';
 *
 * const engine = await nativeEngine();
 * const field = initialField({ encoding: gaussianEncoding({ inputDim: 2, scale: 5 }), outputDim: 3, width: 32 });
 * const values = await evaluateField(field, gridCoordinates([8, 8]), { engine });
 */
export async function nativeEngine({
  threads = availableParallelism(),
  vectorBits,
}: NativeEngineOptions = {}): Promise<NativeEngine> {
  checkNode('nativeEngine');
  checkPositiveInteger('nativeEngine', 'threads', threads);
  const native = loadModule();
  const widths = native.widths();
  const width = vectorBits === undefined ? widths[0] : vectorBits / FLOAT_BITS;
  if (width === undefined)
    throw new Error(
      'nativeEngine: needs a processor with AVX2 and fused multiply-add, which this one lacks. Use wasmEngine() instead.',
    );
  if (!widths.includes(width))
    throw new RangeError(
      `nativeEngine: vectorBits must be ${widths.map((each) => each * FLOAT_BITS).join(' or ')} on this processor, got ${vectorBits}`,
    );
  const bits = (width * FLOAT_BITS) as VectorBits;
  const used = Math.min(threads, MOST_THREADS);
  const host = openHost(native, width, used);
  return { ...engineOn(host, `native-${NAMES[bits]}`), threads: used, vectorBits: bits };
}
