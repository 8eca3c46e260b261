import { inNode } from '../threads/thread.ts';
import { createMemory, instantiate } from './kernels.ts';

/** How multiply-adds round: `relaxed-simd` once, on processors that can; `simd` twice, wherever there is SIMD. */
export type Variant = 'relaxed-simd' | 'simd';

export interface LoadedModule {
  readonly variant: Variant;
  readonly module: WebAssembly.Module;
}

/**
 * Returns the module with fused multiply-adds if this runtime and processor have them, and `relaxedSimd` allows it, otherwise
 * the other.
 *
 * @throws Error if this runtime lacks WebAssembly with SIMD and threads.
 */
export async function loadModule(relaxedSimd: boolean): Promise<LoadedModule> {
  if (relaxedSimd) {
    const bytes = await readModule('relaxed-simd');
    if (WebAssembly.validate(bytes)) {
      const module = await WebAssembly.compile(bytes);
      if (fuses(module)) return { variant: 'relaxed-simd', module };
    }
  }
  const bytes = await readModule('simd');
  if (!WebAssembly.validate(bytes))
    throw new Error(
      'wasmEngine: needs WebAssembly with SIMD and threads, which this runtime lacks. Use tfjsEngine() instead.',
    );
  return { variant: 'simd', module: await WebAssembly.compile(bytes) };
}

function fuses(module: WebAssembly.Module): boolean {
  const kernels = instantiate(module, createMemory());
  return kernels.isFused(kernels.__heap_base.value) !== 0;
}

/** `modules/` is next to `src/` as well as to `dist/`. */
async function readModule(variant: Variant): Promise<Uint8Array<ArrayBuffer>> {
  // Bundlers find files by exactly this form.
  const url =
    variant === 'relaxed-simd'
      ? new URL('../../modules/relaxed.wasm', import.meta.url)
      : new URL('../../modules/simd.wasm', import.meta.url);
  if (inNode) {
    const { readFile } = process.getBuiltinModule('node:fs/promises');
    return new Uint8Array(await readFile(url));
  }
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`wasmEngine: ${url.href} must be served, got HTTP status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
