import type { Engine } from '@fourier-features/core';
import { nativeEngine, type VectorBits } from '@fourier-features/native';
import { bitSeeds, trainingBits } from '@fourier-features/testing/bits';
import { wasmEngine } from '@fourier-features/wasm';
import { describe, expect, test } from 'vitest';
import { available } from './available.ts';

async function bitsOf(engine: Engine & { dispose(): void }): Promise<string[]> {
  const all: string[] = [];
  for (const seed of bitSeeds) all.push(await trainingBits(engine, seed));
  engine.dispose();
  return all;
}

/** Starts the engine with this width, or returns undefined if the processor lacks such vectors. */
function engineOfWidth(vectorBits: VectorBits, threads: number) {
  return nativeEngine({ vectorBits, threads }).catch((error: unknown) => {
    if (error instanceof RangeError) return undefined;
    throw error;
  });
}

describe.skipIf(!available)('training on the native engine', () => {
  test('gives the same bits on 1, 2, 3 and 8 threads and on vectors of any width', async () => {
    const expected = await bitsOf(await nativeEngine({ threads: 1 }));
    for (const vectorBits of [128, 256, 512] as const) {
      for (const threads of [1, 2, 3, 8]) {
        const engine = await engineOfWidth(vectorBits, threads);
        if (engine) expect(await bitsOf(engine), `${vectorBits} bits, ${threads} threads`).toEqual(expected);
      }
    }
  });

  test('gives the bits of the WebAssembly engine', async () => {
    const wasm = await wasmEngine({ threads: 2 });
    expect(wasm.variant, 'needs fused multiply-adds').toBe('relaxed-simd');
    expect(await bitsOf(wasm)).toEqual(await bitsOf(await nativeEngine()));
  });
});
