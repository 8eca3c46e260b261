/** How multiply-adds round: `relaxed-simd` once, on processors that can; `simd` twice, wherever there is SIMD. */
export type Variant = 'relaxed-simd' | 'simd';

/** A module's URL or its bytes. In Node, text that is no URL is a path. */
export type ModuleFile = string | URL | BufferSource;

/** A module of this package: its URL, its bytes, or compiled. */
export type ModuleSource = ModuleFile | WebAssembly.Module;

/** Where each variant is, so that the engine can take the first that runs here. */
export type ModuleSources = Readonly<Record<Variant, ModuleSource>>;

/** Files of this package with the module of each variant. */
export const MODULE_FILES: Readonly<Record<Variant, string>> = {
  'relaxed-simd': 'relaxed.wasm',
  simd: 'simd.wasm',
};

/**
 * Returns where bundlers and Node find this package's own module of a variant: `modules/` is next to `src/` as well as to `dist/`.
 *
 * @throws Error in a bundle that does not know its own URL.
 */
export function ownModule(variant: Variant): URL {
  try {
    // Bundlers find files by exactly this form.
    return variant === 'relaxed-simd'
      ? new URL('../../modules/relaxed.wasm', import.meta.url)
      : new URL('../../modules/simd.wasm', import.meta.url);
  } catch {
    throw new Error(
      `wasmEngine: ${MODULE_FILES[variant]} cannot be located, since this bundle does not know its own URL (import.meta.url); pass the module's URL or bytes as the option module`,
    );
  }
}

/** Whether a value is one module, rather than one for each variant or something else. */
export function isModuleSource(value: unknown): value is ModuleSource {
  return (
    typeof value === 'string' ||
    value instanceof URL ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    value instanceof WebAssembly.Module
  );
}

/** @throws RangeError unless the option `module` is undefined, one module, or one for each variant. */
export function checkSource(module: unknown): void {
  if (module === undefined || isModuleSource(module)) return;
  const { simd, 'relaxed-simd': relaxed } = (module ?? {}) as Partial<ModuleSources>;
  if (!isModuleSource(simd) || !isModuleSource(relaxed))
    throw new RangeError(
      `wasmEngine: module must be a URL, bytes or a compiled module, or { 'relaxed-simd', simd } of such, got ${module}`,
    );
}

/** Returns a module's URL, unless it holds the module itself, or what else it is, for messages. */
export function named(source: ModuleSource): string {
  const text = typeof source === 'string' ? source : source instanceof URL ? source.href : undefined;
  return text === undefined || text.startsWith('data:') ? 'the option module' : text;
}
