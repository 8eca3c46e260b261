import { type WasmEngine, type WasmEngineOptions, wasmEngine } from '@fourier-features/wasm';
import type { ChosenEngine } from './chosenEngine.ts';
import { inNode } from './inNode.ts';

/** Options that the wasm engine has of its own. */
export type WasmOptions = Omit<WasmEngineOptions, 'threads'>;

const UNFUSED =
  'without fused multiply-add in WebAssembly, so results differ from those of other machines in the last digits';

/**
 * Opens the WebAssembly engine.
 *
 * @throws RangeError if an option is out of range; Error if this runtime lacks WebAssembly with SIMD and threads, or the module
 *   cannot be had.
 */
export async function openWasm(
  threads: number | undefined,
  options: WasmOptions | undefined,
): Promise<ChosenEngine> {
  const engine = await wasmEngine(threads === undefined ? { ...options } : { ...options, threads });
  return { engine, description: describeWasm(engine), dispose: engine.dispose };
}

/** Describes the engine in one line: in a page also on how many processors, and everywhere why it has no more threads. */
function describeWasm({
  variant,
  threads,
  threadLimit,
}: Pick<WasmEngine, 'variant' | 'threads' | 'threadLimit'>): string {
  const used = counted(threads, 'thread');
  return [
    `wasm engine, ${variant}, ${inNode ? used : `${used} on ${counted(navigator.hardwareConcurrency, 'processor')}`}`,
    ...(threadLimit === undefined ? [] : [threadLimit]),
    ...(variant === 'simd' ? [UNFUSED] : []),
  ].join('; ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
