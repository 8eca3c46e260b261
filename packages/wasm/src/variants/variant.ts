import type { Build } from './loadKernels.ts';

/** A compiled module, and how it runs on this machine. */
export interface Variant {
  readonly build: Build;
  readonly module: WebAssembly.Module;
  /** Whether pairs of 128-bit operations run as 256-bit ones. */
  readonly revectorized: boolean;
}

/** Returns the variant's name, such as `relaxed-simd` or `relaxed-simd-revectorized`. */
export function variantName({ build, revectorized }: Variant): string {
  return `${build === 'relaxed' ? 'relaxed-simd' : 'simd'}${revectorized ? '-revectorized' : ''}`;
}
