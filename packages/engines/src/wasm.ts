import { wasmEngine } from '@fourier-features/wasm';
import type { ChosenEngine } from './chosenEngine.ts';
import { inNode } from './inNode.ts';
import { counted, threadsInPage } from './threadsInPage.ts';

const UNFUSED =
  'this processor or browser lacks fused multiply-add in WebAssembly, so results differ from those of other machines in the last digits';

/**
 * Opens the WebAssembly engine.
 *
 * @throws Error if this runtime lacks WebAssembly with SIMD and threads.
 */
export async function openWasm(threads: number | undefined): Promise<ChosenEngine> {
  const engine = await wasmEngine(threads === undefined ? {} : { threads });
  return { engine, description: describeWasm(engine, threads), dispose: engine.dispose };
}

/** Describes the engine in one line. */
function describeWasm(
  { variant, threads }: { variant: string; threads: number },
  wanted: number | undefined,
): string {
  const used = inNode ? counted(threads, 'thread') : threadsInPage(threads, wanted);
  const description = `wasm engine, ${variant}, ${used}`;
  return variant === 'simd' ? `${description}; ${UNFUSED}` : description;
}
