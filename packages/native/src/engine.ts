import type { Engine } from '@fourier-features/core';

/** Width of the vectors in bits: 512 is AVX-512, 256 is AVX2, 128 is NEON. */
export type VectorBits = 128 | 256 | 512;

export interface NativeEngineOptions {
  /** Threads that work on a step, at most 64; the number of processors by default. Results do not depend on it. */
  threads?: number;
  /** Width of the vectors; the widest that the processor has by default. Results do not depend on it. */
  vectorBits?: VectorBits;
}

/** The native engine, and what it runs on. */
export interface NativeEngine extends Engine {
  /** Threads in use, at most 64. */
  readonly threads: number;
  readonly vectorBits: VectorBits;
  /** Ends the threads; no call may follow. */
  dispose(): void;
}

/** @throws Error if there is no native module for this platform, or the processor lacks fused multiply-add. */
export async function nativeEngine(_options: NativeEngineOptions = {}): Promise<NativeEngine> {
  throw new Error('nativeEngine: not built');
}
