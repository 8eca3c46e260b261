import { createMemory, instantiate, isOwn } from './kernels.ts';
import { type ModuleFile, type ModuleSource, named } from './moduleSource.ts';
import { readBytes } from './readBytes.ts';

/** What the errors of browsers have in common if a policy forbids to compile. */
const POLICY = /content.security.policy|\bCSP\b/i;

/** A module that runs here. */
export interface CompiledModule {
  readonly module: WebAssembly.Module;
  /** Whether its multiply-adds are fused on this processor. */
  readonly fused: boolean;
}

/**
 * Compiles a module.
 *
 * @returns `undefined` if this runtime lacks the instructions that the module needs.
 * @throws Error if its file cannot be had, is not of this version of the package, or may not be compiled.
 */
export async function compileModule(source: ModuleSource): Promise<CompiledModule | undefined> {
  const module =
    source instanceof WebAssembly.Module ? source : await compile(await readBytes(source as ModuleFile));
  if (!module) return undefined;
  if (!isOwn(module))
    throw new Error(
      `wasmEngine: ${named(source)} must be relaxed.wasm or simd.wasm of the installed version of @fourier-features/wasm, got another module`,
    );
  const kernels = instantiate(module, createMemory());
  return { module, fused: kernels.isFused(kernels.__heap_base.value) !== 0 };
}

async function compile(bytes: Uint8Array<ArrayBuffer>): Promise<WebAssembly.Module | undefined> {
  if (!WebAssembly.validate(bytes)) return undefined;
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    const { message } = error as Error;
    throw new Error(
      POLICY.test(message)
        ? "wasmEngine: a Content-Security-Policy forbids WebAssembly here, unless its script-src has 'wasm-unsafe-eval'"
        : `wasmEngine: the WebAssembly module did not compile: ${message}`,
    );
  }
}
