import type { Build } from './loadKernels.ts';

/** A compiled module, and how it runs here. */
export interface Variant {
  readonly build: Build;
  readonly module: WebAssembly.Module;
  /** Whether pairs of 128-bit operations are known to run as 256-bit ones. */
  readonly revectorized: boolean;
}

/** Such as `relaxed-simd`, or `relaxed-simd-revectorized`. */
export function variantName({ build, revectorized }: Variant): string {
  return `${build === 'relaxed' ? 'relaxed-simd' : 'simd'}${revectorized ? '-revectorized' : ''}`;
}
