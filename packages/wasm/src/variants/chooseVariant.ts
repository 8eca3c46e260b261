import { createBlockTrial } from './blockTrial.ts';
import { canRevectorize, compile, compileRevectorized } from './compile.ts';
import { type Build, loadKernels } from './loadKernels.ts';
import { provesItself } from './proof.ts';
import type { Variant } from './variant.ts';

export interface VariantOptions {
  /** Whether to use V8's experimental revectorizer if it is available, correct and faster. */
  revectorize: boolean;
  /** Builds to try, best first. */
  builds: readonly Build[];
}

/** Larger errors mean wrong code, not rounding: the trial sums 256 products of order 1/1000. */
const TOLERANCE = 1e-5;

/**
 * Returns the fastest variant that runs here and agrees with a scalar loop.
 *
 * @throws Error if no variant does.
 */
export async function chooseVariant({ revectorize, builds }: VariantOptions): Promise<Variant> {
  for (const build of builds) {
    const bytes = await loadKernels(build);
    if (!WebAssembly.validate(bytes)) continue;
    const plain: Variant = { build, module: await compile(bytes), revectorized: false };
    if (!computes(plain)) continue;
    if (!revectorize || !canRevectorize) return plain;
    const candidate: Variant = { build, module: compileRevectorized(bytes), revectorized: true };
    return computes(candidate) && (await provesItself(candidate, plain)) ? candidate : plain;
  }
  throw new Error(
    'wasmEngine: needs WebAssembly with SIMD and threads, which this runtime lacks. Use tfjsEngine() instead.',
  );
}

function computes({ module }: Variant): boolean {
  return createBlockTrial(module).error() < TOLERANCE;
}
