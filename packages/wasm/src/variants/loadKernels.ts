import { inNode } from '../threads/thread.ts';

/** The module with fused multiply-add where the processor has it, and the one that every SIMD engine runs. */
export type Build = 'relaxed' | 'simd';

/** The bytes of a build of assembly/, which lies in dist/ both for sources and for what is published. */
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
  if (!response.ok) throw new Error(`loadKernels: ${url.href} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
