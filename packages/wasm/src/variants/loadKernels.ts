import { inNode } from '../threads/thread.ts';

/** `relaxed` uses fused multiply-add if the processor has it; `simd` runs wherever WebAssembly has SIMD. */
export type Build = 'relaxed' | 'simd';

/** Returns the bytes of a build of assembly/. It is in dist/ for the sources and for the published package alike. */
export async function loadKernels(build: Build): Promise<Uint8Array<ArrayBuffer>> {
  // Bundlers look for exactly this form.
  const url =
    build === 'relaxed'
      ? new URL('../../dist/kernels.relaxed.wasm', import.meta.url)
      : new URL('../../dist/kernels.simd.wasm', import.meta.url);
  if (inNode) {
    const { readFile } = process.getBuiltinModule('node:fs/promises');
    return new Uint8Array(await readFile(url));
  }
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`loadKernels: ${url.href} must be served, got HTTP status ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
